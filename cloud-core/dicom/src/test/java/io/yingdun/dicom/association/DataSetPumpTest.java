package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.testkit.Pdus;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source of a data set is closed, however its sending ends. */
class DataSetPumpTest {

    private final AcceptorRig rig = new AcceptorRig();
    private final Endless source = new Endless();

    /** Gives as much as is asked for. */
    private static final class Endless implements DataSetSource {

        private int closings;

        @Override
        public int read(ByteBuf target) {
            int length = target.writableBytes();
            target.writeZero(length);
            return length;
        }

        @Override
        public void close() {
            closings++;
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void send() {
        rig.association().send(OutgoingMessage.of(1, new byte[4], source));
    }

    private static void noWorkerIsLeft(Runnable task) {
        throw new RejectedExecutionException("shut down");
    }

    @Test
    void closesTheSourceThatNoWorkerReads() {
        rig.associate(Pdus.request());
        rig.workers(DataSetPumpTest::noWorkerIsLeft);
        send();
        rig.reply();
        assertThat(source.closings).isEqualTo(1);
        assertThat(rig.ends()).containsExactly("a data set could not be read to its end: no worker is left");
    }

    @Test
    void closesTheSourceThatIsGivenAfterTheEnd() {
        rig.associate(Pdus.request());
        rig.disconnect();
        rig.workers(DataSetPumpTest::noWorkerIsLeft);
        send();
        assertThat(source.closings).isEqualTo(1);
    }
}
