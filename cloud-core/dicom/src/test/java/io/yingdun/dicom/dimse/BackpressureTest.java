package io.yingdun.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.association.AcceptorRig;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.service.storage.StoreService;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.Pdus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A C-STORE whose sink is behind, since its worker does nothing until the test says so. */
class BackpressureTest {

    private static final int ENOUGH = (int) (Backpressure.HIGH / Backpressure.PIECE) + 1;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final DimseServices services = DimseServices.builder()
            .on(CommandField.C_STORE, new StoreService(new MemoryStore()))
            .build();
    private final AcceptorRig rig =
            new AcceptorRig(association -> new DimseExchange(association, services, work::add, Duration.ofSeconds(60)));

    @BeforeEach
    void beginToStore() {
        rig.associate(Pdus.request());
        CommandSet store = CommandSet.request(CommandField.C_STORE, UID.CTImageStorage)
                .text(Tag.AffectedSOPInstanceUID, "1.2.3")
                .number(Tag.MessageID, 1)
                .announceDataSet();
        rig.receive(Pdus.value(3, true, true, store.encode()));
    }

    @AfterEach
    void close() {
        catchUp();
        rig.close();
    }

    private void receive(int pieces, int length) {
        for (int i = 0; i < pieces; i++) {
            rig.receive(Pdus.value(3, false, false, new byte[length]));
        }
    }

    private void catchUp() {
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }

    @Test
    void stopsTheReadingOfSingleBytes() {
        receive(ENOUGH, 1);
        assertThat(rig.isReading()).isFalse();
    }

    @Test
    void stopsTheReadingOfPiecesWithoutAnyByte() {
        receive(ENOUGH, 0);
        assertThat(rig.isReading()).isFalse();
    }

    @Test
    void goesOnReadingWhenTheSinkHasCaughtUp() {
        receive(ENOUGH, 1);
        catchUp();
        assertThat(rig.isReading()).isTrue();
    }

    @Test
    void takesAnInstanceOfUsualPieces() {
        receive(60, 16_000);
        assertThat(rig.isReading()).isTrue();
        rig.receive(Pdus.value(3, false, true, new byte[2]));
        catchUp();
        Object answer = rig.reply();
        assertThat(answer).isInstanceOf(PresentationDataValue.class);
        ((PresentationDataValue) answer).data().release();
    }
}
