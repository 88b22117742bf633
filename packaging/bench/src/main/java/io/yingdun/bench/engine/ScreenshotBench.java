package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;

/**
 * How often a screenshot names its token among many, by what happened to it, and how long that takes on one core.
 *
 * <p>Arguments, all optional: number of tokens (100000), captures of each scene and way (2), seed (1), words that a way's
 * title must contain.
 */
public final class ScreenshotBench {
    /** Processor time of the one thread that does the work: other load on the machine does not count. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private static final List<CaptureWay> WAYS = List.of(
            new CaptureWay(0, 0, 1, 1, 0),
            new CaptureWay(0, 0, 1, 1, 95),
            new CaptureWay(0, 0, 1, 1, 75),
            new CaptureWay(0, 0, 1, 1, 50),
            new CaptureWay(600, 400, 1, 1, 0),
            new CaptureWay(600, 400, 1, 1, 75),
            new CaptureWay(400, 300, 1, 1, 0),
            new CaptureWay(400, 300, 1, 1, 75),
            new CaptureWay(300, 300, 1, 1, 0),
            new CaptureWay(300, 300, 1, 1, 75),
            new CaptureWay(0, 0, 0.5, 0.5, 0),
            new CaptureWay(0, 0, 0.5, 0.5, 75),
            new CaptureWay(0, 0, 0.75, 0.75, 75),
            new CaptureWay(0, 0, 0.75, 0.75, 50),
            new CaptureWay(0, 0, 1.25, 1.25, 75),
            new CaptureWay(0, 0, 1.5, 1.5, 75),
            new CaptureWay(0, 0, 2, 2, 75),
            new CaptureWay(0, 0, 1.1, 0.9, 75),
            new CaptureWay(800, 600, 0.75, 0.75, 75),
            new CaptureWay(400, 300, 1.5, 1.5, 75),
            new CaptureWay(400, 300, 2, 2, 0),
            new CaptureWay(600, 400, 0.67, 0.67, 75));

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final PrintStream out;

    /** What became of the captures of one way. */
    private static final class Cell {
        private final List<Double> statistics = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private int right;
        private int wrong;
    }

    private ScreenshotBench(int tokens, long seed, PrintStream out) {
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        this.out = out;
    }

    public static void main(String[] arguments) {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        String words = arguments.length > 3 ? arguments[3] : "";
        opencv_core.setNumThreads(1);
        new ScreenshotBench(tokens, seed, System.out).run(repeats, seed, words);
    }

    private void run(int repeats, long seed, String words) {
        out.printf(
                "%d tokens, %d scenes, %d captures of each, seed %d%n",
                population.size(), Scene.values().length, repeats, seed);
        out.printf(
                "%-38s %9s %6s %9s %7s %9s %9s%n", "way", "right", "wrong", "median L", "least", "median s", "worst s");
        warmUp();
        int right = 0;
        int all = 0;
        for (double displayScale : new double[] {1.0, 1.25, 1.5, 2.0}) {
            for (CaptureWay way : displayScale == 1.0 ? WAYS : List.of(WAYS.get(0), WAYS.get(2), WAYS.get(12))) {
                String title =
                        way.title() + (displayScale == 1 ? "" : String.format(", display %.0f %%", 100 * displayScale));
                if (title.contains(words)) {
                    Cell cell = cell(way, displayScale, repeats, seed);
                    print(title, cell);
                    right += cell.right;
                    all += cell.statistics.size();
                }
            }
        }
        out.printf("all: %d of %d%n", right, all);
    }

    private void warmUp() {
        Random random = new Random(9);
        for (int i = 0; i < 6; i++) {
            capture(
                    Scene.values()[i % 3],
                    new CaptureWay(0, 0, i % 2 == 0 ? 1 : 0.8, i % 2 == 0 ? 1 : 0.8, 75),
                    1,
                    i,
                    random);
        }
    }

    private Cell cell(CaptureWay way, double displayScale, int repeats, long seed) {
        Cell cell = new Cell();
        for (Scene scene : Scene.values()) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                long captureSeed = seed * 1000 + repeat;
                Random random = new Random(captureSeed * 8191 + scene.ordinal());
                record(cell, capture(scene, way, displayScale, captureSeed, random), way, scene);
            }
        }
        return cell;
    }

    private record Outcome(Token token, TraceVerdict verdict, double seconds) {}

    private Outcome capture(Scene scene, CaptureWay way, double displayScale, long seed, Random random) {
        Token token = fleet.token(random.nextInt(1 << 20));
        BufferedImage screen = scene.screen(WIDTH, HEIGHT, seed);
        int[] bare = Rgb.pixels(screen);
        int[] marked = fleet.marked(bare, WIDTH, token, Strength.DEFAULT, displayScale);
        Picture picture = way.of(marked, WIDTH, HEIGHT, random);
        long start = CLOCK.getCurrentThreadCpuTime();
        TraceVerdict verdict = tracer.trace(picture, population, TraceListener.NONE);
        return new Outcome(token, verdict, (CLOCK.getCurrentThreadCpuTime() - start) / 1e9);
    }

    private void record(Cell cell, Outcome outcome, CaptureWay way, Scene scene) {
        List<Match> matches = outcome.verdict().matches();
        boolean right = matches.stream().anyMatch(match -> match.token().equals(outcome.token()));
        long wrong = matches.stream()
                .filter(match -> !match.token().equals(outcome.token()))
                .count();
        cell.right += right ? 1 : 0;
        cell.wrong += (int) wrong;
        cell.seconds.add(outcome.seconds());
        cell.statistics.add(outcome.verdict().highestStatistic());
        if (!right) {
            out.printf("  missed: %s, %s, %s%n", scene.title(), way.title(), outcome.verdict());
        }
    }

    private void print(String title, Cell cell) {
        out.printf(
                "%-38s %4d/%-4d %6d %9.1f %7.1f %9.2f %9.2f%n",
                title,
                cell.right,
                cell.statistics.size(),
                cell.wrong,
                quantile(cell.statistics, 0.5),
                quantile(cell.statistics, 0),
                quantile(cell.seconds, 0.5),
                quantile(cell.seconds, 1));
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
