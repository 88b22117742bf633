package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.trace.CannotTell;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Pictures without a mark of the site, none of which may name anybody: three of four are unmarked, the fourth carries the
 * mark of another site. Arguments, all optional: pictures (1000), tokens (100000), seed (1).
 */
public final class FalsePositiveBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    /** Crops are cut from screens that are a little larger than they. */
    private static final int MARGIN = 64;

    /** Mostly small pictures, so that a thousand take minutes; every tenth is a whole screen. */
    private static final List<CaptureWay> WAYS = List.of(
            new CaptureWay(0, 0, 1, 1, 75),
            new CaptureWay(300, 300, 1, 1, 0),
            new CaptureWay(400, 300, 1, 1, 75),
            new CaptureWay(600, 400, 1, 1, 50),
            new CaptureWay(600, 400, 0.67, 0.67, 75),
            new CaptureWay(400, 300, 1.5, 1.5, 0),
            new CaptureWay(900, 600, 0.5, 0.5, 75),
            new CaptureWay(600, 400, 1, 1, 0),
            new CaptureWay(800, 600, 0.75, 0.75, 0),
            new CaptureWay(500, 500, 1.1, 0.9, 90));

    private FalsePositiveBench() {}

    public static void main(String[] arguments) {
        int pictures = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int tokens = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        opencv_core.setNumThreads(1);
        run(pictures, tokens, seed, System.out);
    }

    private static void run(int pictures, int tokens, long seed, PrintStream out) {
        Fleet site = new Fleet(seed, tokens);
        Fleet other = new Fleet(seed + 1, 64);
        TokenPopulation population = site.population();
        Tracer tracer = new Tracer(site.key());
        Map<CannotTell.Reason, Integer> reasons = new EnumMap<>(CannotTell.Reason.class);
        double[] statistics = new double[pictures];
        double[] seconds = new double[pictures];
        int named = 0;
        long tests = 0;
        for (int i = 0; i < pictures; i++) {
            Picture picture = picture(i, seed, other);
            long start = CLOCK.getCurrentThreadCpuTime();
            TraceVerdict verdict = tracer.trace(picture, population, TraceListener.NONE);
            seconds[i] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
            tests += verdict.geometriesTested();
            if (verdict instanceof CannotTell untold) {
                statistics[i] = untold.bestStatistic();
                reasons.merge(untold.reason(), 1, Integer::sum);
            } else {
                named++;
                out.printf("named: picture %d, %s%n", i, verdict.matches());
            }
        }
        Arrays.sort(statistics);
        Arrays.sort(seconds);
        out.printf("%d pictures, %d tokens, seed %d: named %d%n", pictures, tokens, seed, named);
        out.printf(
                "payload tests %d, statistics %.2e, highest %.2f%n",
                tests, (double) tests * tokens, statistics[pictures - 1]);
        out.printf(
                "reasons %s; seconds to say so: median %.2f, worst %.2f%n",
                reasons, seconds[pictures / 2], seconds[pictures - 1]);
    }

    private static Picture picture(int index, long seed, Fleet other) {
        Random random = new Random(seed * 1_000_003 + index);
        Scene scene = Scene.values()[index % Scene.values().length];
        CaptureWay way = WAYS.get(index / Scene.values().length % WAYS.size());
        int width = way.cropWidth() == 0 ? WIDTH : way.cropWidth() + MARGIN;
        int height = way.cropHeight() == 0 ? HEIGHT : way.cropHeight() + MARGIN;
        BufferedImage screen = scene.screen(width, height, seed * 100_000 + index);
        int[] rgb = screen.getRGB(0, 0, width, height, null, 0, width);
        if (random.nextInt(4) == 0) {
            rgb = other.marked(rgb, width, other.token(index), Strength.DEFAULT, 1.0);
        }
        return way.of(rgb, width, height, random);
    }
}
