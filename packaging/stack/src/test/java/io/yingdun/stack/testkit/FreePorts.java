package io.yingdun.stack.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for what a test starts. */
public final class FreePorts {

    private FreePorts() {}

    /** The first of some ports in a row that were free a moment ago, below those that the kernel hands out by itself. */
    public static int inARow(int count) {
        for (int attempt = 0; attempt < 50; attempt++) {
            int first = 20_000 + 10 * ThreadLocalRandom.current().nextInt(1_000);
            if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " ports in a row are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }
}
