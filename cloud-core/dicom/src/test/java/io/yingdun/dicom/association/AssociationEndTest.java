package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.AReleaseRP;
import io.yingdun.dicom.pdu.AReleaseRQ;
import io.yingdun.dicom.testkit.Pdus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an association ends, PS3.8 §9.2. */
class AssociationEndTest {

    private final AcceptorRig rig = new AcceptorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void answersAReleaseAndWaitsForTheClose() {
        rig.associate(Pdus.request());
        rig.receive(new AReleaseRQ());
        assertThat(rig.reply()).isEqualTo(new AReleaseRP());
        assertThat(rig.ends()).containsExactly("released");
        assertThat(rig.association().closed().toCompletableFuture()).isCompleted();
        rig.pass(30);
        assertThat(rig.isOpen()).isFalse();
    }

    @Test
    void agreesWhenBothReleaseAtOnce() {
        rig.associate(Pdus.request());
        rig.association().release();
        assertThat(rig.reply()).isEqualTo(new AReleaseRQ());
        rig.receive(new AReleaseRQ());
        assertThat(rig.reply()).isNull();
        rig.receive(new AReleaseRP());
        assertThat(rig.reply()).isEqualTo(new AReleaseRP());
        assertThat(rig.ends()).containsExactly("released");
    }

    @Test
    void tellsOfThePeersAbort() {
        rig.associate(Pdus.request());
        rig.receive(AAbort.byProvider(AAbort.Reason.UNEXPECTED_PDU));
        assertThat(rig.ends()).containsExactly("the peer aborted the association by its provider: UNEXPECTED_PDU");
        assertThat(rig.isOpen()).isFalse();
    }

    @Test
    void tellsOfALostConnection() {
        rig.associate(Pdus.request());
        rig.disconnect();
        assertThat(rig.ends()).containsExactly("the connection was lost");
        assertThat(rig.association().closed().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void abortsAPduOutOfTurn() {
        rig.associate(Pdus.request());
        rig.receive(Pdus.request());
        assertThat(rig.reply()).isEqualTo(AAbort.byProvider(AAbort.Reason.UNEXPECTED_PDU));
        assertThat(rig.ends()).containsExactly("the peer sent a PDU out of turn");
    }

    @Test
    void abortsDataBeforeAnAssociation() {
        rig.receive(Pdus.value(1, true, true, new byte[10]));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsBytesThatAreNoPdu() {
        rig.associate(Pdus.request());
        rig.receive(Unpooled.wrappedBuffer(new byte[] {0x42, 0, 0, 0, 0, 0}));
        assertThat(rig.reply()).isEqualTo(AAbort.byProvider(AAbort.Reason.UNRECOGNIZED_PDU));
        assertThat(rig.ends().get(0)).contains("no PDU has type 66");
    }

    @Test
    void sendsNothingAfterItsAbort() {
        rig.associate(Pdus.request());
        rig.association().abort("enough");
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(rig.association().send(OutgoingMessage.of(1, new byte[10])).toCompletableFuture())
                .isCompletedExceptionally();
        rig.receive(Pdus.value(1, true, true, new byte[10]));
        assertThat(rig.data()).isEmpty();
        assertThat(rig.reply()).isNull();
    }
}
