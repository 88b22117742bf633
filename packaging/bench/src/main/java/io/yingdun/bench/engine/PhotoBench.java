package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Photos of screens, each of which must name its token. Photos are kept by what made them and outcomes by the engine
 * besides, so a run that was stopped goes on where it was and none takes an outcome of another engine. Arguments, all
 * optional: tokens (100000), photos of each scene and way (1), seed (1), folder, part of a way's name, strength (5).
 */
public final class PhotoBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** The classes by which a photo of a screen comes about. */
    private static final List<Class<?>> DRAWING = List.of(Scene.class, Textures.class, Fleet.class, PhotoSetup.class);

    private static final Path STATUS = Path.of("/proc/self/status");

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final Path photos;
    private final OutcomeFile outcomes;
    private final String drawing;
    private final String engine;
    private final long seed;
    private final int level;
    private final PrintStream out;

    /** What one case came to; the statistic is the match's, or the highest seen. */
    private record Outcome(
            PhotoWay way, Scene scene, boolean right, int wrong, double statistic, double seconds, int tests) {
        static Outcome of(PhotoWay way, Scene scene, List<String> words) {
            return new Outcome(
                    way,
                    scene,
                    Boolean.parseBoolean(words.get(0)),
                    Integer.parseInt(words.get(1)),
                    Double.parseDouble(words.get(2)),
                    Double.parseDouble(words.get(3)),
                    Integer.parseInt(words.get(4)));
        }
    }

    private PhotoBench(int tokens, long seed, int level, Path folder, PrintStream out) throws IOException {
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        photos = Files.createDirectories(folder.resolve("photos"));
        outcomes = new OutcomeFile(folder);
        this.seed = seed;
        this.level = level;
        this.out = out;
        drawing = new ClassHash()
                .with(TokenCode.class, file -> file.endsWith(".class"))
                .with(PhoneCamera.class, file -> file.contains("testkit/"))
                .with(PhotoBench.class, PhotoBench::draws)
                .text();
        engine = ClassHash.engine().with(tokens).text();
    }

    private static boolean draws(String file) {
        return DRAWING.stream().anyMatch(drawn -> {
            String path = drawn.getName().replace('.', '/');
            return file.equals(path + ".class") || file.startsWith(path + "$");
        });
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path folder = Path.of(arguments.length > 3 ? arguments[3] : "packaging/target/photos-" + seed);
        String words = arguments.length > 4 ? arguments[4] : "";
        int level = arguments.length > 5 ? Integer.parseInt(arguments[5]) : Strength.DEFAULT.level();
        opencv_core.setNumThreads(1);
        new PhotoBench(tokens, seed, level, folder, System.out).run(repeats, words);
    }

    private void run(int repeats, String words) throws IOException, PictureException {
        out.printf(
                "%d tokens, %d scenes, %d photos of each, seed %d, strength %d%n",
                population.size(), Scene.values().length, repeats, seed, level);
        out.printf(
                "%-42s %9s %6s %9s %7s %9s %9s %9s%n",
                "way", "right", "wrong", "median L", "least", "median s", "worst s", "dark");
        List<Outcome> all = new ArrayList<>();
        for (PhotoWay way : PhotoWay.values()) {
            if (way.title().contains(words)) {
                List<Outcome> cell = new ArrayList<>();
                for (Scene scene : Scene.values()) {
                    for (int repeat = 0; repeat < repeats; repeat++) {
                        cell.add(outcome(way, scene, repeat));
                    }
                }
                print(way.title(), cell);
                all.addAll(cell);
            }
        }
        printGoals(all);
    }

    private Outcome outcome(PhotoWay way, Scene scene, int repeat) throws IOException, PictureException {
        String name = way.name() + "-" + scene.name() + "-" + repeat;
        String key = name + "-"
                + new ClassHash()
                        .with(engine)
                        .with(drawing)
                        .with(way.setup())
                        .with(way.photos() + " " + way.hasCorners() + " " + seed + " " + level)
                        .text();
        Optional<List<String>> known = outcomes.of(key);
        Outcome outcome = known.isPresent() ? Outcome.of(way, scene, known.get()) : traced(way, scene, repeat, key);
        if (!outcome.right() || outcome.wrong() > 0) {
            out.printf(
                    "  missed: %s L %.2f, %d tests, wrong %d%n",
                    name, outcome.statistic(), outcome.tests(), outcome.wrong());
        }
        return outcome;
    }

    private Outcome traced(PhotoWay way, Scene scene, int repeat, String key) throws IOException, PictureException {
        Token token = fleet.token(random(scene, repeat, 0).nextInt(1 << 20));
        List<PhotoSetup.Photo> handedIn = new ArrayList<>();
        for (int i = 0; i < way.photos(); i++) {
            handedIn.add(photo(way.setup(), scene, repeat, i, token));
        }
        long start = CLOCK.getCurrentThreadCpuTime();
        TraceVerdict verdict = verdict(way, handedIn);
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        List<Match> matches = verdict.matches();
        boolean right = matches.stream().anyMatch(match -> match.token().equals(token));
        double statistic = verdict.highestStatistic();
        Outcome outcome = new Outcome(
                way, scene, right, matches.size() - (right ? 1 : 0), statistic, seconds, verdict.geometriesTested());
        outcomes.keep(key, right, outcome.wrong(), statistic, seconds, outcome.tests());
        return outcome;
    }

    private TraceVerdict verdict(PhotoWay way, List<PhotoSetup.Photo> photos) throws PictureException {
        List<Footage> footage = new ArrayList<>();
        for (PhotoSetup.Photo photo : photos) {
            footage.add(Footage.of(PictureReader.read(photo.jpeg())));
        }
        if (footage.size() > 1) {
            return tracer.traceTogether(footage, population, TraceListener.NONE).verdict();
        }
        TraceHints hints = way.hasCorners() ? new TraceHints(photos.get(0).corners()) : TraceHints.NONE;
        return tracer.trace(footage.get(0), population, hints, TraceListener.NONE);
    }

    /** One photo is the start of all its copies, so those of a scene differ in nothing else. */
    private PhotoSetup.Photo photo(PhotoSetup setup, Scene scene, int repeat, int index, Token token)
            throws IOException {
        PhotoSetup taken = setup.taken();
        Random random = random(scene, repeat, index);
        ScreenOptics optics = taken.optics(random);
        String made = new ClassHash()
                .with(drawing)
                .with(taken)
                .with(seed)
                .with(token.identity())
                .with(level)
                .text();
        Path file = photos.resolve(scene.name() + "-" + repeat + "-" + index + "-" + made + ".jpg");
        if (!Files.exists(file)) {
            Files.write(file, taken.photo(marked(setup, scene, repeat, token), optics, random));
        }
        return setup.handedIn(Files.readAllBytes(file), optics, random(scene, repeat, index + 1000));
    }

    private BufferedImage marked(PhotoSetup setup, Scene scene, int repeat, Token token) {
        int width = setup.screenWidth();
        int height = setup.screenHeight();
        BufferedImage screen = scene.screen(width, height, setup.displayScale(), seed * 1000 + repeat);
        int[] bare = Rgb.pixels(screen);
        int[] marked = fleet.marked(bare, width, token, Strength.ofLevel(level), setup.displayScale());
        screen.setRGB(0, 0, width, height, marked, 0, width);
        return screen;
    }

    private Random random(Scene scene, int repeat, int index) {
        return new Random(((seed * 1000 + repeat) * 8191 + scene.ordinal()) * 131 + index);
    }

    private void print(String title, List<Outcome> cell) {
        double[] statistics =
                cell.stream().mapToDouble(Outcome::statistic).sorted().toArray();
        double[] seconds = cell.stream().mapToDouble(Outcome::seconds).sorted().toArray();
        List<Outcome> dark = cell.stream().filter(o -> o.scene().isDark()).toList();
        out.printf(
                "%-42s %4d/%-4d %6d %9.1f %7.1f %9.2f %9.2f %4d/%d%n",
                title,
                right(cell),
                cell.size(),
                cell.stream().mapToInt(Outcome::wrong).sum(),
                statistics[statistics.length / 2],
                statistics[0],
                seconds[seconds.length / 2],
                seconds[seconds.length - 1],
                right(dark),
                dark.size());
    }

    /** What is wanted, over all the ways it is wanted of, and how much of it so many photos prove. */
    private void printGoals(List<Outcome> all) throws IOException {
        out.printf("%n%-46s %9s %9s %14s%n", "goal", "right", "wanted", "95 % at least");
        for (PhotoWay.Goal goal : PhotoWay.Goal.values()) {
            printPool(
                    goal.title(),
                    goal.share(),
                    all.stream().filter(o -> o.way().goal() == goal).toList());
        }
        for (Scene scene : Arrays.stream(Scene.values()).filter(Scene::isDark).toList()) {
            printPool(
                    "all but \"others\" and 1080: " + scene.title(),
                    0.95,
                    all.stream()
                            .filter(o -> o.scene() == scene
                                    && o.way().goal() != PhotoWay.Goal.REPORTED
                                    && o.way().goal() != PhotoWay.Goal.SMALLEST)
                            .toList());
        }
        for (String line : Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.<String>of()) {
            if (line.startsWith("VmHWM")) {
                out.printf(
                        "memory at most: %s%n",
                        line.substring(line.indexOf(':') + 1).strip());
            }
        }
    }

    private void printPool(String title, double wanted, List<Outcome> pool) {
        if (!pool.isEmpty()) {
            int right = right(pool);
            out.printf(
                    "%-46s %4d/%-4d %8.1f%% %13.1f%%%n",
                    title, right, pool.size(), 100 * wanted, 100 * ClopperPearson.lower(right, pool.size()));
        }
    }

    private static int right(List<Outcome> outcomes) {
        return (int) outcomes.stream().filter(Outcome::right).count();
    }
}
