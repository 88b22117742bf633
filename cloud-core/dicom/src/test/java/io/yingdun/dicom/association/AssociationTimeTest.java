package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.AReleaseRQ;
import io.yingdun.dicom.testkit.Pdus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers, by the clock of a channel without a network. */
class AssociationTimeTest {

    private final AcceptorRig rig = new AcceptorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void closesAConnectionThatAsksForNothing() {
        rig.pass(29);
        assertThat(rig.isOpen()).isTrue();
        rig.pass(1);
        assertThat(rig.isOpen()).isFalse();
        assertThat(rig.observed()).containsExactly("no A-ASSOCIATE-RQ came in 30 s");
    }

    @Test
    void abortsAnIdleAssociation() {
        rig.associate(Pdus.request());
        rig.pass(299);
        assertThat(rig.reply()).isNull();
        rig.pass(2);
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(rig.ends()).containsExactly("nothing was asked for in 300 s");
        rig.pass(30);
        assertThat(rig.isOpen()).isFalse();
    }

    @Test
    void bearsSilenceWhileAnOperationIsPerformed() {
        rig.associate(Pdus.request());
        rig.activity(AssociationUser.Activity.BUSY);
        rig.pass(3600);
        assertThat(rig.reply()).isNull();
        rig.activity(AssociationUser.Activity.IDLE);
        rig.pass(341);
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsAMessageThatStandsStill() {
        rig.associate(Pdus.request());
        rig.activity(AssociationUser.Activity.RECEIVING);
        rig.pass(39);
        assertThat(rig.reply()).isNull();
        rig.pass(2);
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(rig.ends()).containsExactly("a message stood still for 40 s");
    }

    @Test
    void blamesNobodyForSilenceWhileItDoesNotRead() {
        rig.associate(Pdus.request());
        rig.activity(AssociationUser.Activity.RECEIVING);
        rig.association().reading(false);
        rig.pass(120);
        assertThat(rig.reply()).isNull();
    }

    @Test
    void takesAMessageThatItDoesNotReadForNoIdleness() {
        rig.associate(Pdus.request());
        rig.activity(AssociationUser.Activity.RECEIVING);
        rig.association().reading(false);
        rig.pass(700);
        assertThat(rig.reply()).isNull();
        assertThat(rig.ends()).isEmpty();
    }

    @Test
    void stopsWaitingForAReleaseThatIsNotAnswered() {
        rig.associate(Pdus.request());
        rig.association().release();
        assertThat(rig.reply()).isEqualTo(new AReleaseRQ());
        rig.pass(20);
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(rig.ends()).containsExactly("the peer did not answer in 20 s");
    }
}
