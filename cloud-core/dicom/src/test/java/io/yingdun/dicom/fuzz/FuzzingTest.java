package io.yingdun.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.codec.Jpeg2000Fuzz;
import io.yingdun.dicom.testkit.Fuzzing;
import io.yingdun.dicom.testkit.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever bytes of strangers are read, whatever they are: something comes of them, or a typed error. */
class FuzzingTest {

    private static final int SHORT_RUNS = 10_000;
    /** So that a test run finds what the one before found; the long search takes another each time. */
    private static final int SEED = 1;

    static Stream<Class<?>> targets() {
        return EveryReaderFuzz.TARGETS.stream().map(EveryReaderFuzz.Target::type);
    }

    private static List<byte[]> seeds(Class<?> target) throws IOException, URISyntaxException {
        Map<Class<?>, List<byte[]>> made = Map.of(
                Jpeg2000Fuzz.class,
                List.of(
                        resource("/io/yingdun/dicom/codec/pattern-12bit-signed.htj2k"),
                        resource("/io/yingdun/dicom/testkit/bars-ybr-full.j2k")),
                DicomJsonFuzz.class,
                List.of(DicomJsonFuzz.write(Samples.oneOfEverything())),
                NativeModelFuzz.class,
                List.of(NativeModelFuzz.write(Samples.oneOfEverything())),
                DicomDirectoryFuzz.class,
                List.of(DicomDirectoryFuzz.naming("A"), DicomDirectoryFuzz.naming("..", "SECRET")));
        List<byte[]> seeds = new ArrayList<>(made.getOrDefault(target, List.of()));
        URL folder = target.getResource(target.getSimpleName());
        if (folder != null) {
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                for (Path file : files.sorted().toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        assertThat(seeds).as(target.getName()).isNotEmpty();
        return seeds;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FuzzingTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    @Timeout(600)
    void aShortSearchFindsNothing() throws Exception {
        List<List<byte[]>> seeds = new ArrayList<>();
        for (Class<?> target : targets().toList()) {
            seeds.add(seeds(target));
        }
        List<byte[]> all = EveryReaderFuzz.seeds(seeds);
        assertThat(Fuzzing.run(EveryReaderFuzz.class, List.of("-runs=" + SHORT_RUNS, "-seed=" + SEED), all))
                .isGreaterThanOrEqualTo(SHORT_RUNS);
    }

    /** {@code -Dfuzz.seconds=600}: so long for each target. */
    @ParameterizedTest
    @MethodSource("targets")
    @EnabledIfSystemProperty(named = "fuzz.seconds", matches = "[1-9][0-9]*")
    void aLongSearchFindsNothing(Class<?> target) throws Exception {
        List<byte[]> seeds = seeds(target);
        assertThat(Fuzzing.run(target, List.of("-max_total_time=" + Integer.getInteger("fuzz.seconds")), seeds))
                .isGreaterThan(seeds.size());
    }
}
