package io.yingdun.dicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a target ({@code static void fuzzerTestOneInput(byte[])}) under Jazzer in a process of its own, so that native code may
 * fail too: its seeds first, then whatever coverage leads to. What is found stays in {@code target/fuzz}; inputs in a folder
 * that the next run goes on from.
 */
public final class Fuzzing {

    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in \\d+ second");
    private static final int LARGEST_INPUT = 8192;
    private static final String MEMORY = "-Xmx512m";

    private Fuzzing() {}

    /**
     * @param search as libFuzzer takes it: {@code -runs=} or {@code -max_total_time=} in seconds, {@code -seed=}
     * @return the number of inputs tried; more than the seeds
     */
    public static long run(Class<?> target, List<String> search, List<byte[]> seeds)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz", target.getSimpleName()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path given = Files.createDirectories(folder.resolve("seeds"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(given.resolve("seed-" + i), seeds.get(i));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.yingdun.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=" + LARGEST_INPUT,
                "-timeout=30",
                "-rss_limit_mb=4096"));
        command.addAll(search);
        command.addAll(List.of(corpus.toString(), given.toString()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.waitFor();
        String output = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as(output).isZero();
        Matcher done = DONE.matcher(output);
        assertThat(done.find()).as(output).isTrue();
        return Long.parseLong(done.group(1));
    }
}
