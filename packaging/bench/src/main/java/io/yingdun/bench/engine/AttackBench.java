package io.yingdun.bench.engine;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Fidelity;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Deliberate attacks on marked screenshots: averaging of aligned screens of several people, removal with and without
 * keys, forging from an endpoint's own codewords, copying a mark onto another page. PSNR is that of the attacked picture
 * against the bare screen. Outcomes are kept in a folder, so a run that was stopped goes on.
 *
 * <p>Arguments, all optional: tokens (100000), seed (1), forged words (40), folder, scenes (4).
 */
public final class AttackBench {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int[] COLLUDERS = {1, 2, 3, 5, 10, 20, 50};
    private static final int OWN_CODEWORDS = 72;
    private static final List<Scene> ALL_SCENES =
            List.of(Scene.CHINESE_REPORT, Scene.WEB_PAGE, Scene.DARK_WORKSTATION, Scene.WORKLIST);

    private final Fleet fleet;
    private final TokenPopulation population;
    private final Tracer tracer;
    private final OutcomeFile outcomes;
    private final PrintStream out;
    private final long seed;
    private final List<Scene> scenes;

    /**
     * What one attacked picture came to.
     *
     * @param guilty named of those whose marks are in it
     * @param innocent named of all others
     * @param statistic of the first named, or the highest seen
     */
    private record Outcome(int guilty, int innocent, double statistic, double psnr) {
        static Outcome parse(List<String> words) {
            return new Outcome(
                    Integer.parseInt(words.get(0)),
                    Integer.parseInt(words.get(1)),
                    Double.parseDouble(words.get(2)),
                    Double.parseDouble(words.get(3)));
        }
    }

    private AttackBench(int tokens, long seed, Path folder, List<Scene> scenes, PrintStream out) throws IOException {
        fleet = new Fleet(seed, tokens);
        population = fleet.population();
        tracer = new Tracer(fleet.key());
        outcomes = new OutcomeFile(folder);
        this.seed = seed;
        this.scenes = scenes;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        int tokens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int forged = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
        Path folder = Path.of(arguments.length > 3 ? arguments[3] : "packaging/target/attacks-" + seed + "-" + tokens);
        int scenes = arguments.length > 4 ? Integer.parseInt(arguments[4]) : ALL_SCENES.size();
        opencv_core.setNumThreads(1);
        AttackBench bench = new AttackBench(tokens, seed, folder, ALL_SCENES.subList(0, scenes), System.out);
        bench.copy();
        bench.average();
        bench.remove();
        bench.forge(forged);
    }

    /** Several people keep the same page on their screens and average what they captured. */
    private void average() throws IOException {
        head("averaging of K aligned screens", "L √K");
        for (int colluders : COLLUDERS) {
            List<Outcome> row = new ArrayList<>();
            for (Scene scene : scenes) {
                List<Token> guilty = IntStream.range(0, colluders)
                        .mapToObj(i -> fleet.token(1000 * scene.ordinal() + i))
                        .toList();
                row.add(outcome("average-" + colluders + "-" + scene, guilty, scene, bare -> mean(bare, guilty)));
            }
            print("K = " + colluders, row, String.format("%.1f", median(row) * Math.sqrt(colluders)));
        }
    }

    private int[] mean(int[] bare, List<Token> tokens) {
        int[] sums = new int[3 * bare.length];
        for (Token token : tokens) {
            int[] marked = fleet.marked(bare, WIDTH, token, Strength.DEFAULT, 1.0);
            for (int i = 0; i < bare.length; i++) {
                sums[3 * i] += marked[i] >> 16 & 0xff;
                sums[3 * i + 1] += marked[i] >> 8 & 0xff;
                sums[3 * i + 2] += marked[i] & 0xff;
            }
        }
        int[] mean = new int[bare.length];
        float count = tokens.size();
        for (int i = 0; i < bare.length; i++) {
            mean[i] = 0xff000000
                    | Math.round(sums[3 * i] / count) << 16
                    | Math.round(sums[3 * i + 1] / count) << 8
                    | Math.round(sums[3 * i + 2] / count);
        }
        return mean;
    }

    private void remove() throws IOException {
        head("removal", "needs");
        Carrier carrier = Carrier.of(fleet.key().carrierKey());
        Token token = fleet.token(7);
        Tile tile = fleet.tile(fleet.codeword(token));
        for (Removal removal : Removal.all(WIDTH, carrier, tile)) {
            List<Outcome> row = new ArrayList<>();
            for (Scene scene : scenes) {
                String name = "remove-" + removal.title() + "-" + scene;
                row.add(outcome(
                        name, List.of(token), scene, bare -> removal.work().apply(Fleet.under(tile, bare, WIDTH))));
            }
            print(removal.title(), row, removal.needs().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Words of the span of codewords that one endpoint was given, drawn as its own agent would. */
    private void forge(int words) throws IOException {
        head("forged words of the span of " + OWN_CODEWORDS + " own codewords", "");
        List<Outcome> row = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < words; i++) {
            byte[] sum = new byte[Codeword.LENGTH];
            for (int own = 0; own < OWN_CODEWORDS; own++) {
                byte[] codeword = fleet.codeword(fleet.token(own)).bytes();
                boolean taken = random.nextBoolean();
                for (int k = 0; k < sum.length; k++) {
                    sum[k] ^= taken ? codeword[k] : 0;
                }
            }
            Tile tile = fleet.tile(Codeword.of(sum));
            Scene scene = scenes.get(i % scenes.size());
            row.add(outcome("forge-" + i + "-" + scene, List.of(), scene, bare -> Fleet.under(tile, bare, WIDTH)));
        }
        print(
                "as drawn",
                row,
                String.format(
                        "largest L %.2f",
                        row.stream().mapToDouble(Outcome::statistic).max().orElse(0)));
    }

    /** The mean tile of a victim's screenshot, laid on a page that the victim never saw. */
    private void copy() throws IOException {
        head("copy of a victim's mark onto another page", "");
        Token victim = fleet.token(11);
        List<Outcome> row = new ArrayList<>();
        int[] source = fleet.marked(pixels(Scene.CHINESE_REPORT, seed + 1), WIDTH, victim, Strength.DEFAULT, 1.0);
        float[] tile = Residuals.meanTile(source, WIDTH, Carrier.REFERENCE_PERIOD);
        float[] negative = new float[tile.length];
        for (int i = 0; i < tile.length; i++) {
            negative[i] = -tile[i];
        }
        for (Scene scene : scenes) {
            row.add(outcome("copy-" + scene, List.of(victim), scene, bare -> Residuals.minus(bare, negative)));
        }
        print("victim named", row, "");
    }

    private interface Attack {
        int[] on(int[] bare);
    }

    private Outcome outcome(String title, List<Token> guilty, Scene scene, Attack attack) throws IOException {
        String name = title.replace(' ', '_');
        Optional<List<String>> known = outcomes.of(name);
        if (known.isEmpty()) {
            int[] bare = pixels(scene, seed);
            int[] attacked = attack.on(bare);
            TraceVerdict verdict = tracer.trace(Picture.ofRgb(WIDTH, HEIGHT, attacked), population, TraceListener.NONE);
            List<Token> named = verdict.matches().stream().map(Match::token).toList();
            int right = (int) named.stream().filter(guilty::contains).count();
            double statistic = verdict.highestStatistic();
            double psnr = Fidelity.of(bare, attacked).psnr();
            outcomes.keep(name, right, named.size() - right, statistic, psnr);
        }
        return Outcome.parse(outcomes.of(name).orElseThrow());
    }

    private static int[] pixels(Scene scene, long seed) {
        return Rgb.pixels(scene.screen(WIDTH, HEIGHT, seed));
    }

    private void head(String title, String last) {
        out.printf("%n%s%n", title);
        out.printf("%-36s %10s %9s %9s %9s %8s  %s%n", "", "named", "innocent", "median L", "least", "PSNR", last);
    }

    private void print(String title, List<Outcome> row, String last) {
        out.printf(
                "%-36s %5d/%-4d %9d %9.1f %9.1f %8.1f  %s%n",
                title,
                row.stream().filter(outcome -> outcome.guilty() > 0).count(),
                row.size(),
                row.stream().mapToInt(Outcome::innocent).sum(),
                median(row),
                row.stream().mapToDouble(Outcome::statistic).min().orElse(0),
                row.stream().mapToDouble(Outcome::psnr).average().orElse(0),
                last);
    }

    private static double median(List<Outcome> row) {
        double[] sorted = row.stream().mapToDouble(Outcome::statistic).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
