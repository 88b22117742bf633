package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRJ.Reason;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.testkit.Pdus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason to refuse an association, PS3.8 table 9-21. */
class RefusalTest {

    private final AcceptorRig rig = new AcceptorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void sendsWhatThePolicySays(Reason reason) {
        rig.admission(Admission.refuse(reason));
        rig.receive(Pdus.request());
        assertThat(rig.reply()).isEqualTo(AAssociateRJ.permanent(reason));
        assertThat(rig.observed()).containsExactly("TESTER refused permanent: " + reason);
        assertThat(rig.isOpen()).isTrue();
        rig.pass(30);
        assertThat(rig.isOpen()).isFalse();
    }

    @Test
    void ofAnotherProtocolVersion() {
        AAssociateRQ rq = Pdus.request();
        rig.receive(new AAssociateRQ(
                2, "A", "B", rq.applicationContext(), rq.presentationContexts(), rq.userInformation()));
        assertThat(rig.reply()).isEqualTo(AAssociateRJ.permanent(Reason.PROTOCOL_VERSION_NOT_SUPPORTED));
    }

    @Test
    void ofAnotherApplicationContext() {
        AAssociateRQ rq = Pdus.request();
        rig.receive(new AAssociateRQ(1, "A", "B", "1.2.3", rq.presentationContexts(), rq.userInformation()));
        assertThat(rig.reply()).isEqualTo(AAssociateRJ.permanent(Reason.APPLICATION_CONTEXT_NOT_SUPPORTED));
    }

    @Test
    void ofMoreAssociationsThanThePeerMayHave() {
        AssociationCount count = new AssociationCount();
        try (AcceptorRig first = new AcceptorRig(count);
                AcceptorRig second = new AcceptorRig(count);
                AcceptorRig third = new AcceptorRig(count);
                AcceptorRig fourth = new AcceptorRig(count)) {
            first.associate(Pdus.request());
            second.associate(Pdus.request());
            third.receive(Pdus.request());
            assertThat(third.reply()).isEqualTo(AAssociateRJ.passing(Reason.LOCAL_LIMIT_EXCEEDED));
            first.disconnect();
            assertThat(fourth.associate(Pdus.request())).isNotNull();
        }
    }

    @Test
    void forNowWhenTheDecisionFails() {
        rig.policy(request -> {
            throw new IllegalStateException("the database is away");
        });
        rig.receive(Pdus.request());
        assertThat(rig.reply()).isEqualTo(AAssociateRJ.passing(Reason.TEMPORARY_CONGESTION));
    }
}
