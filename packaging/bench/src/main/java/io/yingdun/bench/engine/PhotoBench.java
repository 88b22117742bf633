package io.yingdun.bench.engine;

import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.CannotTell;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Photos of screens, each of which must name its token. Photos and outcomes are kept in a folder, so a run that was
 * stopped goes on where it was. Arguments, all optional: tokens (100000), photos of each scene and way (1), seed (1),
 * folder, part of a way's name.
 */
public final class PhotoBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final String OUTCOMES = "outcomes.txt";

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final Path folder;
    private final long seed;
    private final Map<String, Outcome> known = new LinkedHashMap<>();

    /** What one photo came to; the statistic is the match's, or the highest seen. */
    private record Outcome(boolean right, int wrong, double statistic, double seconds, int tests) {
        static Outcome parse(String[] words) {
            return new Outcome(
                    Boolean.parseBoolean(words[1]),
                    Integer.parseInt(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Integer.parseInt(words[5]));
        }

        String line(String name) {
            return String.format("%s %b %d %.2f %.3f %d%n", name, right, wrong, statistic, seconds, tests);
        }
    }

    private PhotoBench(int tokens, long seed, Path folder) throws IOException {
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        this.folder = Files.createDirectories(folder);
        this.seed = seed;
        Path outcomes = folder.resolve(OUTCOMES);
        for (String line : Files.exists(outcomes) ? Files.readAllLines(outcomes) : List.<String>of()) {
            String[] words = line.split(" ");
            known.put(words[0], Outcome.parse(words));
        }
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path folder = Path.of(arguments.length > 3 ? arguments[3] : "packaging/target/photos-" + seed + "-" + tokens);
        String words = arguments.length > 4 ? arguments[4] : "";
        opencv_core.setNumThreads(1);
        new PhotoBench(tokens, seed, folder).run(repeats, words, System.out);
    }

    private void run(int repeats, String words, PrintStream out) throws IOException, PictureException {
        out.printf(
                "%d tokens, %d scenes, %d photos of each, seed %d%n",
                population.size(), Scene.values().length, repeats, seed);
        out.printf(
                "%-38s %9s %6s %9s %7s %9s %9s%n", "way", "right", "wrong", "median L", "least", "median s", "worst s");
        for (PhotoWay way : PhotoWay.values()) {
            if (way.title().contains(words)) {
                List<Outcome> cell = new ArrayList<>();
                for (Scene scene : Scene.values()) {
                    for (int repeat = 0; repeat < repeats; repeat++) {
                        cell.add(outcome(way, scene, repeat, out));
                    }
                }
                print(way.title(), cell, out);
            }
        }
    }

    private Outcome outcome(PhotoWay way, Scene scene, int repeat, PrintStream out)
            throws IOException, PictureException {
        String name = way.name() + "-" + scene.name() + "-" + repeat;
        Outcome outcome = known.get(name);
        if (outcome == null) {
            Random random = new Random((seed * 1000 + repeat) * 8191 + scene.ordinal() * 64L + way.ordinal());
            Token token = fleet.token(random.nextInt(1 << 20));
            outcome = traced(photo(way, scene, repeat, name, token, random), token);
            Files.writeString(
                    folder.resolve(OUTCOMES), outcome.line(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (!outcome.right() || outcome.wrong() > 0) {
            out.print("  missed: " + outcome.line(name));
        }
        return outcome;
    }

    private byte[] photo(PhotoWay way, Scene scene, int repeat, String name, Token token, Random random)
            throws IOException {
        Path file = folder.resolve(name + ".jpg");
        if (Files.exists(file)) {
            return Files.readAllBytes(file);
        }
        BufferedImage screen = scene.screen(WIDTH, HEIGHT, seed * 1000 + repeat);
        int[] bare = screen.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        screen.setRGB(0, 0, WIDTH, HEIGHT, fleet.marked(bare, WIDTH, token, Strength.DEFAULT, 1.0), 0, WIDTH);
        byte[] photo = way.of(screen, random);
        Files.write(file, photo);
        return photo;
    }

    private Outcome traced(byte[] photo, Token token) throws PictureException {
        long start = CLOCK.getCurrentThreadCpuTime();
        TraceVerdict verdict = tracer.trace(PictureReader.read(photo), population, TraceListener.NONE);
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        List<Match> matches = verdict.matches();
        boolean right = matches.stream().anyMatch(match -> match.token().equals(token));
        double statistic = verdict instanceof CannotTell untold
                ? untold.bestStatistic()
                : matches.get(0).statistic();
        return new Outcome(right, matches.size() - (right ? 1 : 0), statistic, seconds, verdict.geometriesTested());
    }

    private static void print(String title, List<Outcome> cell, PrintStream out) {
        double[] statistics =
                cell.stream().mapToDouble(Outcome::statistic).sorted().toArray();
        double[] seconds = cell.stream().mapToDouble(Outcome::seconds).sorted().toArray();
        out.printf(
                "%-38s %4d/%-4d %6d %9.1f %7.1f %9.2f %9.2f%n",
                title,
                cell.stream().filter(Outcome::right).count(),
                cell.size(),
                cell.stream().mapToInt(Outcome::wrong).sum(),
                statistics[statistics.length / 2],
                statistics[0],
                seconds[seconds.length / 2],
                seconds[seconds.length - 1]);
    }
}
