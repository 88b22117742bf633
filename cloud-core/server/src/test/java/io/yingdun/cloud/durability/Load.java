package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Senders that go on until their server is gone, and remember what was acknowledged. */
final class Load {

    private static final int SENDERS = 4;

    private final ServerProcess server;
    /** SOP Instance UID to SHA-256. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger refused = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Load(ServerProcess server) {
        this.server = server;
    }

    void start() {
        stopped = false;
        threads.clear();
        for (int i = 0; i < SENDERS; i++) {
            Thread thread = new Thread(this::sendOn, "sender-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Map<String, String> acknowledged() {
        return acknowledged;
    }

    int refused() {
        return refused.get();
    }

    private void sendOn() {
        try (Socket socket = server.connect()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(socket.getOutputStream()));
            TestInstance instance = TestInstance.ofNewStudy().pixels(128, 128);
            for (int number = 1; !stopped; number++) {
                instance = number % 20 == 0 ? TestInstance.ofNewStudy().pixels(128, 128) : instance.sibling(number);
                byte[] file = instance.file();
                if (send(file, out, in).equals("STORED")) {
                    acknowledged.put(instance.sopUid(), hash(file));
                } else {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // The server was killed: what was not answered is not acknowledged.
            stopped = true;
        }
    }

    static String send(byte[] file, DataOutputStream out, DataInputStream in) throws IOException {
        out.writeByte('S');
        out.writeInt(file.length);
        out.write(file);
        out.flush();
        return in.readUTF();
    }

    static String query(String sopUid, DataOutputStream out, DataInputStream in) throws IOException {
        out.writeByte('Q');
        out.writeUTF(sopUid);
        out.flush();
        return in.readUTF();
    }

    /** SHA-256 of all that is indexed. */
    static Set<String> indexed(DataOutputStream out, DataInputStream in) throws IOException {
        out.writeByte('L');
        out.flush();
        Set<String> hashes = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            hashes.add(in.readUTF());
        }
        return hashes;
    }

    static String halves(DataOutputStream out, DataInputStream in) throws IOException {
        out.writeByte('C');
        out.flush();
        return in.readUTF();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
