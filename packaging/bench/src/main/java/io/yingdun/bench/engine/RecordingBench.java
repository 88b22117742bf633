package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Screen recordings in H.264 and H.265: what the screen does, how hard it is compressed, how many frames there are. The
 * evidence of frames adds up, so the statistic must grow with them. Needs ffmpeg with libx264 and libx265 (Debian's
 * package ffmpeg), which nothing but this bench uses. Outcomes are kept in a folder.
 *
 * <p>Arguments, all optional: tokens (100000), seed (1), folder.
 */
public final class RecordingBench {
    private static final int[] FRAMES = {1, 12, 48};
    private static final int[] RATE_FACTORS = {23, 28, 32};
    private static final List<Scene> SCENES = List.of(Scene.CHINESE_REPORT, Scene.DARK_WORKSTATION);

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final OutcomeFile outcomes;
    private final Path folder;
    private final long seed;

    private RecordingBench(int tokens, long seed, Path folder) throws IOException {
        this.seed = seed;
        this.folder = folder;
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        outcomes = new OutcomeFile(folder);
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path folder =
                Path.of(arguments.length > 2 ? arguments[2] : "packaging/target/recordings-" + seed + "-" + tokens);
        opencv_core.setNumThreads(1);
        new RecordingBench(tokens, seed, folder).run(System.out);
    }

    private void run(PrintStream out) throws IOException, PictureException {
        out.printf(
                "%-10s %-6s %4s   right and mean L by frames %s%n", "content", "codec", "crf", Arrays.toString(FRAMES));
        for (int crf : RATE_FACTORS) {
            for (Recording.Codec codec : Recording.Codec.values()) {
                for (Recording.Content content : Recording.Content.values()) {
                    out.printf("%-10s %-6s %4d  ", content, codec, crf);
                    double last = 0;
                    boolean grows = true;
                    for (int frames : FRAMES) {
                        List<Reading> cell = new ArrayList<>();
                        for (Scene scene : SCENES) {
                            cell.add(outcome(scene, content, codec, crf, frames));
                        }
                        double mean = cell.stream()
                                .mapToDouble(Reading::statistic)
                                .average()
                                .orElse(0);
                        out.printf(
                                "%d/%d %4.1f%s   ",
                                cell.stream().filter(Reading::right).count(),
                                cell.size(),
                                mean,
                                cell.stream().anyMatch(Reading::wrong) ? " WRONG" : "");
                        grows &= mean > last;
                        last = mean;
                    }
                    out.println(grows ? "grows" : "does not grow");
                }
            }
        }
    }

    private Reading outcome(Scene scene, Recording.Content content, Recording.Codec codec, int crf, int frames)
            throws IOException, PictureException {
        String name = scene + "-" + content + "-" + codec + "-" + crf + "-" + frames;
        Optional<List<String>> known = outcomes.of(name);
        if (known.isEmpty()) {
            Token token = fleet.token(scene.ordinal());
            Recording recording = new Recording(scene, content, frames, seed);
            Path file = folder.resolve("recording.mp4");
            List<int[]> shown = IntStream.range(0, frames)
                    .mapToObj(i -> fleet.marked(recording.frame(i), Recording.WIDTH, token, Strength.DEFAULT, 1.0))
                    .toList();
            Recording.encode(shown, codec, crf, file);
            TraceVerdict verdict = tracer.trace(Footage.open(file), population, TraceHints.NONE, TraceListener.NONE);
            Files.delete(file);
            outcomes.keep(name, Reading.of(verdict, token).words());
        }
        return Reading.parse(outcomes.of(name).orElseThrow());
    }
}
