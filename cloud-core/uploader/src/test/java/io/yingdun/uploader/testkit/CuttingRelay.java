package io.yingdun.uploader.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bad line: passes bytes on to a server, and breaks all its connections once so many bytes went that way. */
public final class CuttingRelay implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicLong untilCut = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();

    public CuttingRelay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The connection that carries the last of these bytes breaks there; later ones are whole again. */
    public void cutAfter(long bytes) {
        untilCut.set(bytes);
    }

    public int cuts() {
        return cuts.get();
    }

    /** Bytes from the client to the server so far. */
    public long passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                daemon(() -> pass(client, server, true));
                daemon(() -> pass(server, client, false));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] piece = new byte[4096];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                out.write(piece, 0, got);
                if (counted && count(got)) {
                    return;
                }
            }
        } catch (IOException broken) {
            return;
        }
    }

    /** True where the line breaks. */
    private boolean count(int bytes) {
        passed.addAndGet(bytes);
        if (untilCut.get() == Long.MAX_VALUE || untilCut.addAndGet(-bytes) > 0) {
            return false;
        }
        untilCut.set(Long.MAX_VALUE);
        cuts.incrementAndGet();
        return true;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
