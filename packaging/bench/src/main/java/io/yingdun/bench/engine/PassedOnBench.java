package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Screenshots as messengers, chats and slides pass them on. Outcomes are kept in a folder. Arguments, all optional: tokens
 * (100000), seed (1), folder.
 */
public final class PassedOnBench {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final OutcomeFile outcomes;
    private final long seed;

    private enum Way {
        MESSENGER_1440("messenger 1440, JPEG 72") {
            @Override
            Mat of(Mat shown, long seed) {
                return Rgb.jpeg(resized(shown, 1440.0 / WIDTH), 72);
            }
        },
        MESSENGER_1080("messenger 1080, JPEG 72") {
            @Override
            Mat of(Mat shown, long seed) {
                return Rgb.jpeg(resized(shown, 1080.0 / WIDTH), 72);
            }
        },
        WEBP("WebP 75") {
            @Override
            Mat of(Mat shown, long seed) {
                return Rgb.webp(shown, 75);
            }
        },
        BLACK_BORDERS("80 % on black, JPEG 80") {
            @Override
            Mat of(Mat shown, long seed) {
                BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
                return Rgb.jpeg(pasted(page, resized(shown, 0.8), 190, 110), 80);
            }
        },
        CHAT("60 % in a chat, JPEG 75") {
            @Override
            Mat of(Mat shown, long seed) {
                BufferedImage page = Scene.WORKLIST.screen(WIDTH, HEIGHT, seed);
                Graphics2D g = page.createGraphics();
                g.setColor(new Color(149, 236, 105));
                g.fillRoundRect(380, 190, 1190, 680, 24, 24);
                g.dispose();
                return Rgb.jpeg(pasted(page, resized(shown, 0.6), 399, 206), 75);
            }
        };

        private final String title;

        Way(String title) {
            this.title = title;
        }

        abstract Mat of(Mat shown, long seed);

        private static Mat resized(Mat mat, double scale) {
            Mat small = new Mat();
            Size size = new Size((int) Math.round(mat.cols() * scale), (int) Math.round(mat.rows() * scale));
            resize(mat, small, size, 0, 0, INTER_AREA);
            return small;
        }

        private static Mat pasted(BufferedImage page, Mat picture, int x, int y) {
            page.setRGB(x, y, picture.cols(), picture.rows(), Rgb.pixels(picture), 0, picture.cols());
            return Rgb.mat(Rgb.pixels(page), WIDTH, HEIGHT);
        }
    }

    private PassedOnBench(int tokens, long seed, Path folder) throws IOException {
        this.seed = seed;
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        outcomes = new OutcomeFile(folder);
    }

    public static void main(String[] arguments) throws IOException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path folder =
                Path.of(arguments.length > 2 ? arguments[2] : "packaging/target/passed-on-" + seed + "-" + tokens);
        opencv_core.setNumThreads(1);
        new PassedOnBench(tokens, seed, folder).run(System.out);
    }

    private void run(PrintStream out) throws IOException {
        out.printf("%-30s %7s %6s %9s %7s%n", "way", "right", "wrong", "median L", "least");
        for (Way way : Way.values()) {
            List<Reading> cell = new ArrayList<>();
            for (Scene scene : Scene.values()) {
                cell.add(outcome(way, scene));
            }
            double[] statistics =
                    cell.stream().mapToDouble(Reading::statistic).sorted().toArray();
            out.printf(
                    "%-30s %3d/%-3d %6d %9.1f %7.1f%n",
                    way.title,
                    cell.stream().filter(Reading::right).count(),
                    cell.size(),
                    cell.stream().filter(Reading::wrong).count(),
                    statistics[statistics.length / 2],
                    statistics[0]);
        }
    }

    private Reading outcome(Way way, Scene scene) throws IOException {
        String name = way + "-" + scene;
        Optional<List<String>> known = outcomes.of(name);
        if (known.isEmpty()) {
            Token token = fleet.token(scene.ordinal());
            int[] bare = Rgb.pixels(scene.screen(WIDTH, HEIGHT, seed));
            Picture picture;
            try (PointerScope scope = new PointerScope()) {
                int[] shown = fleet.marked(bare, WIDTH, token, Strength.DEFAULT, 1.0);
                picture = Rgb.picture(way.of(Rgb.mat(shown, WIDTH, HEIGHT), seed));
            }
            TraceVerdict verdict = tracer.trace(picture, population, TraceListener.NONE);
            outcomes.keep(name, Reading.of(verdict, token).words());
        }
        return Reading.parse(outcomes.of(name).orElseThrow());
    }
}
