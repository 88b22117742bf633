package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Connections that stay open, from addresses of this machine. */
@ExtendWith(OutputCaptureExtension.class)
class MllpConnectionsIT extends RisSender {

    private static final int MOST = 64;
    private static final int MOST_OF_ONE = 16;

    private final Deque<MllpSender> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        await("a place for what comes next", () -> opened(1));
        open.pop().close();
    }

    /** Whether a connection from {@code 127.0.0.n} is taken, and answers. */
    private boolean opened(int n) throws IOException {
        byte[] from = {127, 0, 0, (byte) n};
        MllpSender sender = new MllpSender(
                new Socket(InetAddress.getLoopbackAddress(), hl7Port(), InetAddress.getByAddress(from), 0));
        try {
            sender.send(MllpSender.framed("hello", StandardCharsets.UTF_8));
            sender.answer(StandardCharsets.UTF_8);
            open.push(sender);
            return true;
        } catch (IOException e) {
            sender.close();
            return false;
        }
    }

    /** The server may not have seen yet that those of the last test are closed. */
    private void fill(int n) {
        for (int opened = 0; opened < MOST_OF_ONE; opened++) {
            await("a place for one from " + n, () -> opened(n));
        }
    }

    @Test
    void areRefusedFromAnAddressThatHasManyAlready(CapturedOutput log) throws IOException {
        fill(2);
        assertThat(opened(2)).isFalse();
        assertThat(opened(3)).isTrue();
        assertThat(log)
                .contains("A connection from 127.0.0.2 was refused: 16 from this address are open, as many as"
                        + " yingdun.hl7.connections-per-address allows");
    }

    @Test
    void areTakenAgainWhenOneWasClosed() throws IOException {
        fill(2);
        open.pop().close();
        await("a place", () -> opened(2));
        assertThat(opened(2)).isFalse();
    }

    @Test
    void areRefusedFromEveryoneWhenThereAreManyInAll(CapturedOutput log) throws IOException {
        for (int n = 2; open.size() < MOST; n++) {
            fill(n);
        }
        assertThat(opened(1)).isFalse();
        assertThat(log)
                .contains("A connection from 127.0.0.1 was refused: 64 are open, as many as yingdun.hl7.connections"
                        + " allows");
    }
}
