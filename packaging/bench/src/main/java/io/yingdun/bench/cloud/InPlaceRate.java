package io.yingdun.bench.cloud;

import io.yingdun.bench.cloud.Slices.Slice;
import io.yingdun.bench.process.Pause;
import io.yingdun.bench.process.ProcessFigures;
import io.yingdun.bench.process.Table;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ManagementClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How fast a server that was just started indexes a PACS's folder where it lies, and in how much memory. */
final class InPlaceRate {

    private static final int FILES_IN_A_FOLDER = 500;
    private static final int SLICES_IN_A_SERIES = 250;
    private static final Duration LOOK = Duration.ofMillis(200);

    private InPlaceRate() {}

    /** @param folder empty; what is left in it is the caller's to delete */
    static void measure(Path folder, int files, int portBase) throws Exception {
        Path pacs = folder.resolve("pacs");
        write(pacs, files);
        CloudProcess cloud = CloudProcess.launch(
                Installation.fromSystemProperty(),
                Mark.of(folder),
                folder.resolve("data"),
                portBase,
                List.of(pacs),
                folder.resolve("cloud.log"),
                List.of("--yingdun.in-place.files-per-second=100000"));
        try {
            cloud.awaitReady();
            ManagementClient client = new ManagementClient(cloud.url(), cloud.certificateAuthority());
            Account administrator = cloud.account("ADMINISTRATOR");
            client.logIn(administrator.user(), administrator.password());
            long before = indexed(client);
            long begin = System.nanoTime();
            while (indexed(client) < files) {
                Pause.of(LOOK);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long pid = cloud.process().pid();
            Table.row(
                    files + " files in place: files/s; live heap; resident",
                    "%.0f; %d MiB; %d MiB",
                    (files - before) / seconds,
                    liveHeapBytes(pid) >> 20,
                    ProcessFigures.memoryKib(pid, "Rss") >> 10);
        } finally {
            cloud.stop();
        }
    }

    private static long indexed(ManagementClient client) {
        long indexed = 0;
        for (JsonNode folder : client.get("in-place")) {
            indexed += folder.path("indexed").asLong();
        }
        return indexed;
    }

    /** Their pixels are a hole in each file: no scan reads them. */
    private static void write(Path pacs, int files) throws IOException {
        Slices series = new Slices("Wang^Xiaoming");
        Path folder = pacs;
        for (int n = 0; n < files; n++) {
            if (n % SLICES_IN_A_SERIES == 0) {
                series = new Slices("Wang^Xiaoming");
            }
            if (n % FILES_IN_A_FOLDER == 0) {
                folder = Files.createDirectories(pacs.resolve(Integer.toString(n / FILES_IN_A_FOLDER)));
            }
            Slice slice = series.next(1).get(0);
            slice.writeSparse(folder.resolve("IM" + n));
        }
    }

    /** After a full collection, as the JDK's own tool counts it. */
    private static long liveHeapBytes(long pid) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        tool.waitFor();
        return text.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd says: " + text));
    }
}
