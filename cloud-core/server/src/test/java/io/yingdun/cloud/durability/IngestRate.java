package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how many CT slices of 512 x 512 a second are taken in and acknowledged, by senders that wait for each answer, and
 * what forcing each file costs without any archive. Not a test: run its main with a folder on the disk in question.
 */
final class IngestRate {

    private static final int WARM_UP = 300;
    private static final int SLICES = 2_000;

    private IngestRate() {}

    /** @param arguments the folder, then the numbers of senders; 1 and 4 when none is given */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "ingest-rate");
        List<Integer> senders = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList()
                : List.of(1, 4);
        ServerProcess server = new ServerProcess(folder);
        server.start();
        try {
            measure(WARM_UP, 2, number -> new Client(server));
            for (int count : senders) {
                report("archive", count, measure(SLICES, count, number -> new Client(server)));
                Path copies = Files.createDirectory(folder.resolve("copies-" + count));
                report("fsync only", count, measure(SLICES, count, number -> new ForcedCopy(copies, number)));
            }
        } finally {
            server.stop();
        }
    }

    /** One sender's way of having a slice kept. */
    private interface Keeper extends AutoCloseable {
        void keep(byte[] file) throws Exception;
    }

    private interface KeeperFactory {
        Keeper make(int number) throws Exception;
    }

    private static void report(String what, int senders, double[] sorted) {
        System.out.printf(
                "%s, %d senders: %.0f images/s, p50 %.2f ms, p99 %.2f ms%n",
                what,
                senders,
                sorted[sorted.length - 1],
                sorted[(sorted.length - 1) / 2],
                sorted[(sorted.length - 1) * 99 / 100]);
    }

    /** Milliseconds of each slice in ascending order, and after them the slices a second. */
    private static double[] measure(int slices, int senders, KeeperFactory factory) throws Exception {
        int each = slices / senders;
        double[] millis = new double[each * senders];
        List<Thread> threads = new ArrayList<>();
        long begin = System.nanoTime();
        for (int sender = 0; sender < senders; sender++) {
            int first = sender * each;
            Keeper keeper = factory.make(sender);
            Thread thread = new Thread(() -> send(keeper, each, millis, first));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(millis);
        double[] withRate = Arrays.copyOf(millis, millis.length + 1);
        withRate[millis.length] = millis.length / seconds;
        return withRate;
    }

    private static void send(Keeper keeper, int count, double[] millis, int first) {
        TestInstance instance = TestInstance.ofNewStudy().pixels(512, 512);
        try (keeper) {
            for (int n = 0; n < count; n++) {
                byte[] file = instance.sibling(n).file();
                long begin = System.nanoTime();
                keeper.keep(file);
                millis[first + n] = (System.nanoTime() - begin) / 1e6;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Client implements Keeper {

        private final PlainDoor door;

        Client(ServerProcess server) throws IOException {
            door = new PlainDoor(server);
        }

        @Override
        public void keep(byte[] file) throws Exception {
            String answer = door.answer(file);
            if (!answer.equals("STORED")) {
                throw new IllegalStateException(answer);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    private static final class ForcedCopy implements Keeper {

        private final Path folder;
        private final int sender;
        private int number;

        ForcedCopy(Path folder, int sender) {
            this.folder = folder;
            this.sender = sender;
        }

        @Override
        public void keep(byte[] file) throws Exception {
            Path path = folder.resolve(sender + "-" + number++);
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(file);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
