package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.testkit.Pdus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data on an association, PS3.8 annex E. */
class AssociationDataTest {

    private final AcceptorRig rig = new AcceptorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void reachesTheUser() {
        rig.associate(Pdus.request());
        rig.receive(Pdus.value(1, true, true, (byte) 7, (byte) 8));
        assertThat(rig.data()).containsExactly(new byte[] {7, 8});
    }

    @Test
    void leavesInOneWriteWithItsCommand() {
        rig.associate(Pdus.request());
        rig.association().send(OutgoingMessage.of(1, new byte[] {1, 2}, new byte[] {3, 4}));
        PresentationDataValue command = (PresentationDataValue) rig.reply();
        PresentationDataValue data = (PresentationDataValue) rig.nextReply();
        assertThat(command.command()).isTrue();
        assertThat(command.last()).isTrue();
        assertThat(data.command()).isFalse();
        assertThat(data.last()).isTrue();
        command.data().release();
        data.data().release();
    }

    @Test
    void isCutToThePeersPduLength() {
        UserInformation small = new UserInformation(100, "1.2", "", null, List.of(), List.of(), null, null);
        rig.associate(Pdus.request(small));
        rig.association().send(OutgoingMessage.of(1, new byte[4], new byte[200]));
        List<Integer> pieces = new ArrayList<>();
        for (Object piece = rig.reply(); piece != null; piece = rig.nextReply()) {
            PresentationDataValue value = (PresentationDataValue) piece;
            pieces.add(
                    value.last() ? -value.data().readableBytes() : value.data().readableBytes());
            value.data().release();
        }
        assertThat(pieces).containsExactly(-4, 94, 94, -12);
    }
}
