package io.yingdun.uploader.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bad line: passes bytes on to a server and back, and breaks the connection by which so many bytes went one way. */
public final class CuttingRelay implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger cuts = new AtomicInteger();
    private final Way there = new Way();
    private final Way back = new Way();

    /** One direction. */
    private final class Way {

        private final AtomicLong untilCut = new AtomicLong(Long.MAX_VALUE);
        private final AtomicLong passed = new AtomicLong();

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
    }

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
        there.untilCut.set(bytes);
    }

    /** The same for bytes from the server. */
    public void cutAnswerAfter(long bytes) {
        back.untilCut.set(bytes);
    }

    public int cuts() {
        return cuts.get();
    }

    /** Bytes from the client to the server so far. */
    public long passed() {
        return there.passed.get();
    }

    /** Bytes from the server to the client so far. */
    public long answered() {
        return back.passed.get();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                if (listener.isClosed()) {
                    // One may still come through while the other thread closes.
                    client.close();
                } else {
                    connect(client);
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** A server that is away is not there for the client either. */
    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            daemon(() -> pass(client, server, there));
            daemon(() -> pass(server, client, back));
        } catch (ConnectException away) {
            client.close();
        }
    }

    private void pass(Socket from, Socket to, Way way) {
        byte[] piece = new byte[4096];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                out.write(piece, 0, got);
                if (way.count(got)) {
                    return;
                }
            }
        } catch (IOException broken) {
            return;
        }
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
