package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Senders that go on until their server is gone, and remember what was acknowledged: one straight to the ingest, two by
 * C-STORE on an association each, one by STOW-RS. What was not answered is the first that is sent to the next server, as a
 * modality does it.
 */
final class Load implements AutoCloseable {

    private interface Way {
        Door open() throws IOException;
    }

    private final List<Way> ways;
    private final NetworkThreads network = new NetworkThreads();
    /** SOP Instance UID to SHA-256. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    /** By the sender's number. */
    private final Map<Integer, TestInstance> unanswered = new ConcurrentHashMap<>();

    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Load(ServerProcess server) {
        Way dimse = () -> new DimseDoor(server, network);
        ways = List.of(() -> new PlainDoor(server), dimse, dimse, () -> new StowDoor(server));
    }

    void start() {
        stopped = false;
        heard.clear();
        threads.clear();
        for (int n = 0; n < ways.size(); n++) {
            int sender = n;
            Thread thread = new Thread(() -> sendOn(sender), "sender-" + n);
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

    @Override
    public void close() {
        network.close();
    }

    /** Each sender was acknowledged something since the start, or its server is gone. */
    boolean isUnderWay() {
        return stopped || heard.size() == ways.size();
    }

    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Each kind once, in its door's words. */
    Set<String> refusals() {
        return refusals;
    }

    private void sendOn(int sender) {
        try (Door door = ways.get(sender).open()) {
            TestInstance instance =
                    unanswered.getOrDefault(sender, TestInstance.ofNewStudy().pixels(128, 128));
            for (int number = 1; !stopped; number++) {
                unanswered.put(sender, instance);
                String answer = door.send(instance);
                unanswered.remove(sender);
                if (answer.equals(Door.STORED)) {
                    acknowledged.put(instance.sopUid(), hash(instance.file()));
                    heard.add(sender);
                } else {
                    refusals.add(answer);
                }
                instance = number % 20 == 0 ? TestInstance.ofNewStudy().pixels(128, 128) : instance.sibling(number);
            }
        } catch (IOException e) {
            // The server was killed: what was not answered is not acknowledged.
            stopped = true;
        }
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
