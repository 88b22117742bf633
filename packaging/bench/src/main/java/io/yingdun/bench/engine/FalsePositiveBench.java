package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.trace.CannotTell;
import io.yingdun.watermark.trace.TokenStatistics;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Pictures that may name nobody: unmarked, marked under another site's key, and marked under the site's own key with a
 * token that it never listed; screenshots and photos. Beside names it counts the statistics of all tokens against the
 * Gaussian tail and against the bound that verdicts state.
 *
 * <p>Outcomes are kept in a folder, so a run that was stopped goes on, and several may share one list of pictures.
 * Arguments, all optional: pictures (10000), tokens (10000), seed (1), folder, this shard and how many there are (0 1).
 */
public final class FalsePositiveBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final double[] LIMITS = {3, 4, 4.5, 5};

    private final Fleet site;
    private final Fleet other;
    private final long seed;
    private final OutcomeFile outcomes;
    private final TokenStatistics statistics;

    /** What one picture came to. */
    private record Outcome(
            int named, int tests, long counted, long[] beyond, double highest, double seconds, String reason) {
        static Outcome parse(List<String> words) {
            long[] beyond = new long[LIMITS.length];
            for (int i = 0; i < beyond.length; i++) {
                beyond[i] = Long.parseLong(words.get(6 + i));
            }
            return new Outcome(
                    Integer.parseInt(words.get(0)),
                    Integer.parseInt(words.get(1)),
                    Long.parseLong(words.get(2)),
                    beyond,
                    Double.parseDouble(words.get(3)),
                    Double.parseDouble(words.get(4)),
                    words.get(5));
        }
    }

    private FalsePositiveBench(int tokens, long seed, Path folder) throws IOException {
        this.seed = seed;
        site = new Fleet(seed, tokens);
        other = new Fleet(seed + 1, 1024);
        statistics = new TokenStatistics(site.key(), site.tokens(), LIMITS);
        outcomes = new OutcomeFile(folder);
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int pictures = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int tokens = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        int shard = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
        int shards = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 1;
        Path folder = Path.of(
                arguments.length > 3 ? arguments[3] : "packaging/target/null-" + seed + "-" + tokens, "shard-" + shard);
        opencv_core.setNumThreads(1);
        new FalsePositiveBench(tokens, seed, folder).run(pictures, shard, shards, System.out);
    }

    private void run(int pictures, int shard, int shards, PrintStream out) throws IOException, PictureException {
        Map<NullCase, List<Outcome>> shots = new EnumMap<>(NullCase.class);
        Map<NullCase, List<Outcome>> photos = new EnumMap<>(NullCase.class);
        for (int i = shard; i < pictures; i += shards) {
            Outcome outcome = outcome(i);
            if (outcome.named() > 0) {
                out.printf("named: picture %d%n", i);
            }
            (NullCase.isPhoto(i) ? photos : shots)
                    .computeIfAbsent(NullCase.of(i), kind -> new ArrayList<>())
                    .add(outcome);
        }
        out.printf("%d pictures, shard %d of %d, seed %d%n", pictures, shard, shards, seed);
        shots.forEach((kind, cell) -> print("screenshot, " + kind.title(), cell, out));
        photos.forEach((kind, cell) -> print("photo, " + kind.title(), cell, out));
    }

    private Outcome outcome(int index) throws IOException, PictureException {
        Optional<List<String>> known = outcomes.of(String.valueOf(index));
        if (known.isPresent()) {
            return Outcome.parse(known.get());
        }
        Picture picture = NullCase.of(index).picture(index, seed, site, other);
        long start = CLOCK.getCurrentThreadCpuTime();
        TokenStatistics.Counted counted = statistics.trace(picture);
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        TraceVerdict verdict = counted.verdict();
        String reason = verdict instanceof CannotTell untold ? untold.reason().name() : "NAMED";
        double highest = verdict instanceof CannotTell untold ? untold.bestStatistic() : counted.highest();
        long[] beyond = counted.beyond();
        outcomes.keep(
                String.valueOf(index),
                verdict.matches().size(),
                verdict.geometriesTested(),
                counted.counted(),
                highest,
                seconds,
                reason,
                beyond[0],
                beyond[1],
                beyond[2],
                beyond[3]);
        return Outcome.parse(outcomes.of(String.valueOf(index)).orElseThrow());
    }

    private static void print(String title, List<Outcome> cell, PrintStream out) {
        long counted = cell.stream().mapToLong(Outcome::counted).sum();
        double[] seconds = cell.stream().mapToDouble(Outcome::seconds).sorted().toArray();
        Map<String, Integer> reasons = new TreeMap<>();
        cell.forEach(outcome -> reasons.merge(outcome.reason(), 1, Integer::sum));
        out.printf(
                "%n%s: %d pictures, named %d, payload tests %d, highest %.2f, seconds %.2f (worst %.2f), %s%n",
                title,
                cell.size(),
                cell.stream().filter(outcome -> outcome.named() > 0).count(),
                cell.stream().mapToInt(Outcome::tests).sum(),
                cell.stream().mapToDouble(Outcome::highest).max().orElse(0),
                seconds[seconds.length / 2],
                seconds[seconds.length - 1],
                reasons);
        out.printf("  statistics counted %.3e%n", (double) counted);
        for (int i = 0; i < LIMITS.length; i++) {
            int at = i;
            out.printf(
                    "  beyond %.1f: %d, Gaussian %.1f, bound %.0f%n",
                    LIMITS[i],
                    cell.stream().mapToLong(outcome -> outcome.beyond()[at]).sum(),
                    counted * NormalTail.beyond(LIMITS[i]),
                    counted * Tracer.tailBound(LIMITS[i]));
        }
    }
}
