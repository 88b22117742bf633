package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.testkit.Grounds;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.Scielab;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * This engine beside two published ways built in small, at about the same S-CIELAB difference, on the same captures of the
 * same screens. The rivals read 72 bits and name a token where its check of 24 bits fits; each is also handed the true
 * geometry, so that its search and its payload are judged apart. Outcomes are kept in a folder.
 *
 * <p>Arguments, all optional: tokens (100000), seed (1), folder.
 */
public final class ComparisonBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** A lens without distortion, so that a homography is the true geometry. */
    private static final PhoneCamera CAMERA = new PhoneCamera(2400, 1800, 0.8, 0, 4000, 4, 4, 0.3, 92);

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final TokenCode code;
    private final List<Rival> rivals = new ArrayList<>();
    private final OutcomeFile outcomes;
    private final PrintStream out;
    private final long seed;

    /** A capture and where the screen's pixels lie in it. */
    private record Taken(Picture picture, Homography screenToPicture) {}

    private interface Way {
        Taken of(int[] shown, Random random) throws PictureException;
    }

    /** Of one reader on one capture. */
    private record Outcome(boolean right, boolean wrong, double seconds) {
        static Outcome parse(List<String> words) {
            return new Outcome(
                    Boolean.parseBoolean(words.get(0)),
                    Boolean.parseBoolean(words.get(1)),
                    Double.parseDouble(words.get(2)));
        }
    }

    private ComparisonBench(int tokens, long seed, Path folder, PrintStream out) throws IOException {
        this.seed = seed;
        this.out = out;
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        code = new TokenCode(fleet.key());
        outcomes = new OutcomeFile(folder);
    }

    public static void main(String[] arguments) throws IOException, PictureException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path folder =
                Path.of(arguments.length > 2 ? arguments[2] : "packaging/target/comparison-" + seed + "-" + tokens);
        opencv_core.setNumThreads(1);
        new ComparisonBench(tokens, seed, folder, System.out).run();
    }

    private void run() throws IOException, PictureException {
        double budget = seen("this engine", bare -> fleet.marked(bare, 256, fleet.token(0), Strength.DEFAULT, 1.0));
        ChipTile chips = new ChipTile(seed);
        seen(chips.title() + ", alpha 1", bare -> chips.marked(bare, 256, bits(fleet.token(0))));
        DctQim qim = new DctQim(stepFor(budget));
        seen(
                qim.title() + String.format(", step %.2f", qim.step()),
                bare -> qim.marked(bare, 256, bits(fleet.token(0))));
        rivals.add(qim);
        rivals.add(chips);
        out.printf("%-30s %-12s %16s %22s%n", "way", "mark", "right wrong  s", "geometry given");
        for (Map.Entry<String, Way> way : ways().entrySet()) {
            List<Outcome> ours = new ArrayList<>();
            for (Scene scene : Scene.values()) {
                ours.add(ours(way.getKey(), way.getValue(), scene));
            }
            print(way.getKey(), "this engine", ours, List.of());
            for (Rival rival : rivals) {
                List<Outcome> blind = new ArrayList<>();
                List<Outcome> given = new ArrayList<>();
                for (Scene scene : Scene.values()) {
                    List<Outcome> both = theirs(rival, way.getKey(), way.getValue(), scene);
                    blind.add(both.get(0));
                    given.add(both.get(1));
                }
                print(way.getKey(), rival.title(), blind, given);
            }
        }
    }

    private static Map<String, Way> ways() {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (CaptureWay way : List.of(
                new CaptureWay(0, 0, 1, 1, 0),
                new CaptureWay(0, 0, 1, 1, 75),
                new CaptureWay(0, 0, 1, 1, 50),
                new CaptureWay(400, 300, 1, 1, 75),
                new CaptureWay(0, 0, 0.75, 0.75, 75),
                new CaptureWay(0, 0, 1.5, 1.5, 75))) {
            ways.put(way.title(), (shown, random) -> screenshot(way, shown, random.nextLong()));
        }
        ways.put("photo, 3°, 1.6 px/px", (shown, random) -> photo(shown, 3, 1.6, random));
        ways.put("photo, 15°, 1.45 px/px", (shown, random) -> photo(shown, 15, 1.45, random));
        return ways;
    }

    private static Taken screenshot(CaptureWay way, int[] shown, long seed) {
        Picture picture = way.of(shown, WIDTH, HEIGHT, new Random(seed));
        Random same = new Random(seed);
        int left = way.cropWidth() == 0 ? 0 : same.nextInt(WIDTH - way.cropWidth() + 1);
        int top = way.cropWidth() == 0 ? 0 : same.nextInt(HEIGHT - way.cropHeight() + 1);
        return new Taken(
                picture, Homography.scaling(way.scaleX(), way.scaleY()).after(Homography.translation(-left, -top)));
    }

    private static Taken photo(int[] shown, double tilt, double scale, Random random) throws PictureException {
        BufferedImage screen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        screen.setRGB(0, 0, WIDTH, HEIGHT, shown, 0, WIDTH);
        double direction = 2 * Math.PI * random.nextDouble();
        ScreenOptics optics = ScreenOptics.frontal(scale)
                .turned(tilt * Math.cos(direction), tilt * Math.sin(direction), 4 * random.nextDouble() - 2);
        Picture picture = PictureReader.read(CAMERA.photo(screen, optics, random));
        return new Taken(picture, optics.screenToPicture(WIDTH, HEIGHT, CAMERA));
    }

    private Outcome ours(String way, Way capture, Scene scene) throws IOException, PictureException {
        String name = ("ours-" + way + "-" + scene).replace(' ', '_');
        Optional<List<String>> known = outcomes.of(name);
        if (known.isEmpty()) {
            Token token = fleet.token(scene.ordinal());
            Taken taken = capture.of(
                    fleet.marked(pixels(scene), WIDTH, token, Strength.DEFAULT, 1.0),
                    new Random(seed + scene.ordinal()));
            long start = CLOCK.getCurrentThreadCpuTime();
            List<Token> named = tracer.trace(taken.picture(), population, TraceListener.NONE).matches().stream()
                    .map(match -> match.token())
                    .toList();
            double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
            boolean wrong = named.stream().anyMatch(other -> !other.equals(token));
            outcomes.keep(name, named.contains(token), wrong, seconds);
        }
        return Outcome.parse(outcomes.of(name).orElseThrow());
    }

    /** Read by its own search, and with the geometry given. */
    private List<Outcome> theirs(Rival rival, String way, Way capture, Scene scene)
            throws IOException, PictureException {
        String name = (rival.title() + "-" + way + "-" + scene).replace(' ', '_');
        if (outcomes.of(name).isEmpty()) {
            Token token = fleet.token(scene.ordinal());
            int[] shown = rival.marked(pixels(scene), WIDTH, bits(token));
            Taken taken = capture.of(shown, new Random(seed + scene.ordinal()));
            float[] luma = luma(taken.picture());
            long start = CLOCK.getCurrentThreadCpuTime();
            boolean[][] readings = rival.search(luma, taken.picture().width());
            double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
            keep(name, readings, token, seconds);
            keep(name + "-given", new boolean[][] {rival.read(onScreen(luma, taken), WIDTH)}, token, 0);
        }
        return List.of(
                Outcome.parse(outcomes.of(name).orElseThrow()),
                Outcome.parse(outcomes.of(name + "-given").orElseThrow()));
    }

    private void keep(String name, boolean[][] readings, Token token, double seconds) throws IOException {
        boolean right = false;
        boolean wrong = false;
        for (boolean[] bits : readings) {
            long identity = 0;
            int check = 0;
            for (int i = 0; i < Rival.BITS; i++) {
                if (i < Token.BITS) {
                    identity = identity << 1 | (bits[i] ? 1 : 0);
                } else {
                    check = check << 1 | (bits[i] ? 1 : 0);
                }
            }
            Token read = new Token(identity);
            if (code.mac(read) == check) {
                right |= read.equals(token);
                wrong |= !read.equals(token);
            }
        }
        outcomes.keep(name, right, wrong, seconds);
    }

    private boolean[] bits(Token token) {
        boolean[] bits = new boolean[Rival.BITS];
        for (int i = 0; i < Rival.BITS; i++) {
            bits[i] = i < Token.BITS
                    ? (token.identity() >>> (Token.BITS - 1 - i) & 1) != 0
                    : (code.mac(token) >>> (Rival.BITS - 1 - i) & 1) != 0;
        }
        return bits;
    }

    private static float[] luma(Picture picture) {
        byte[] bytes = picture.luma();
        float[] luma = new float[bytes.length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = bytes[i] & 0xff;
        }
        return luma;
    }

    /** The capture straightened onto the screen's pixels; NaN where it shows nothing of them. */
    private static float[] onScreen(float[] luma, Taken taken) {
        int width = taken.picture().width();
        Homography m = Homography.translation(-0.5, -0.5)
                .after(taken.screenToPicture())
                .after(Homography.translation(0.5, 0.5));
        try (PointerScope scope = new PointerScope()) {
            Mat map = new Mat(3, 3, CV_64FC1);
            new DoublePointer(map.data()).put(m.a(), m.b(), m.c(), m.d(), m.e(), m.f(), m.g(), m.h(), m.i());
            Mat from = new Mat(luma.length / width, width, CV_32FC1, new FloatPointer(luma));
            Mat to = new Mat();
            warpPerspective(
                    from,
                    to,
                    map,
                    new Size(WIDTH, HEIGHT),
                    INTER_LINEAR | WARP_INVERSE_MAP,
                    BORDER_CONSTANT,
                    Scalar.all(Double.NaN));
            float[] straight = new float[WIDTH * HEIGHT];
            new FloatPointer(to.data()).get(straight);
            return straight;
        }
    }

    /** The step at which QIM is seen as much as this. */
    private double stepFor(double budget) {
        double low = 1;
        double high = 40;
        for (int i = 0; i < 12; i++) {
            DctQim qim = new DctQim((low + high) / 2);
            if (mean(bare -> qim.marked(bare, 256, bits(fleet.token(0)))) > budget) {
                high = qim.step();
            } else {
                low = qim.step();
            }
        }
        return low;
    }

    private double seen(String title, Function<int[], int[]> mark) {
        double mean = mean(mark);
        out.printf("S-CIELAB, mean of white, grey 128, grey 40: %-26s %.3f%n", title, mean);
        return mean;
    }

    private static double mean(Function<int[], int[]> mark) {
        double sum = 0;
        for (Grounds ground : List.of(Grounds.WHITE, Grounds.GREY, Grounds.DARK)) {
            int[] bare = ground.square(256);
            sum += new Scielab(1).pattern(bare, mark.apply(bare), 256).mean() / 3;
        }
        return sum;
    }

    private int[] pixels(Scene scene) {
        return Rgb.pixels(scene.screen(WIDTH, HEIGHT, seed));
    }

    private void print(String way, String mark, List<Outcome> blind, List<Outcome> given) {
        double[] seconds = blind.stream().mapToDouble(Outcome::seconds).sorted().toArray();
        out.printf(
                "%-30s %-12s %5s %5d %6.2f %22s%n",
                way,
                mark,
                blind.stream().filter(Outcome::right).count() + "/" + blind.size(),
                blind.stream().filter(Outcome::wrong).count(),
                seconds[seconds.length / 2],
                given.isEmpty()
                        ? ""
                        : given.stream().filter(Outcome::right).count() + "/" + given.size() + ", wrong "
                                + given.stream().filter(Outcome::wrong).count());
    }
}
