package io.yingdun.bench.engine;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Compares this engine with the reference implementation in Python stage by stage: the signal, the tile to the pixel, the
 * tile's place in a screenshot to half a pixel, the statistic to 0.5. Arguments: the folder of the reference
 * implementation; optional a folder for the export. Needs Python (python3, or what PYTHON names) with NumPy, SciPy and OpenCV.
 */
public final class StageBench {
    static final int TOKENS = 2000;
    private static final CaptureWay WAY = new CaptureWay(1000, 750, 1, 1, 75);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final Strength STRENGTH = Strength.DEFAULT;

    private final Fleet fleet = fleet();
    private final Path folder;

    static Fleet fleet() {
        return new Fleet(1, TOKENS);
    }

    private StageBench(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            System.err.println("usage: StageBench FOLDER-OF-THE-REFERENCE [EXPORT-FOLDER]");
            System.exit(2);
        }
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : "packaging/target/stages");
        StageBench bench = new StageBench(folder);
        bench.export();
        System.exit(bench.compare(Path.of(arguments[0])));
    }

    private void export() throws IOException {
        Carrier carrier = Carrier.of(fleet.key().carrierKey());
        Codeword codeword = fleet.codeword(fleet.token(0));
        int period = Carrier.REFERENCE_PERIOD;
        writeHarmonics("pilot.f64", carrier.pilot());
        writeHarmonics("payload.f64", carrier.payload());
        write("signal.f64", TileSignal.of(carrier, codeword, period));
        write("noise.f64", noise(codeword, period));
        Tile tile = fleet.tile(codeword);
        int[] drawn = tile.pixels();
        byte[] pixels = new byte[3 * drawn.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (drawn[i / 3] >> (16 - 8 * (i % 3)));
        }
        Files.write(folder.resolve("tile.u8"), pixels);
        byte[] codes = new byte[TOKENS * Codeword.CHIPS];
        for (int i = 0; i < TOKENS; i++) {
            Codeword word = fleet.codeword(fleet.token(i));
            for (int chip = 0; chip < Codeword.CHIPS; chip++) {
                codes[i * Codeword.CHIPS + chip] = (byte) word.chip(chip);
            }
        }
        Files.write(folder.resolve("codewords.i8"), codes);
        Picture picture = picture(tile);
        Files.write(folder.resolve("picture.u8"), picture.luma());
        Match match = new Tracer(fleet.key())
                .trace(picture, fleet.population(), TraceListener.NONE)
                .matches()
                .get(0);
        Token token = match.token();
        if (!token.equals(fleet.token(0))) {
            throw new IllegalStateException("the engine named another token than the one on the screen");
        }
        Point start = match.gridToPicture().map(0, 0);
        Files.writeString(
                folder.resolve("settings.txt"),
                String.format(
                        "alpha %d%ndeviation %s%nwidth %d%nheight %d%ntokens %d%ndx %s%ndy %s%nstatistic %s%n",
                        STRENGTH.alpha(),
                        STRENGTH.deviation(),
                        picture.width(),
                        picture.height(),
                        TOKENS,
                        start.x(),
                        start.y(),
                        match.statistic()));
        System.out.printf("engine: L %.2f, tile at %.2f, %.2f%n", match.statistic(), start.x(), start.y());
    }

    /** A crop of a marked screen, of whole tiles and without a font, so that it is the same on every machine. */
    static Picture picture(Tile tile) {
        int[] bare = Rgb.pixels(Scene.PHOTOGRAPH.screen(WIDTH, HEIGHT, 1));
        return WAY.of(Fleet.under(tile, bare, WIDTH), WIDTH, HEIGHT, new Random(1));
    }

    /** Runs the comparison; its exit status. */
    private int compare(Path reference) throws IOException, InterruptedException {
        Path script = folder.resolve("stages.py");
        try (InputStream in = Objects.requireNonNull(StageBench.class.getResourceAsStream("stages.py"))) {
            Files.write(script, in.readAllBytes());
        }
        return new ProcessBuilder(
                        System.getenv().getOrDefault("PYTHON", "python3"),
                        script.toString(),
                        reference.toString(),
                        folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The thresholds' noise of the three channels in the renderer's own order, a serpentine. */
    private double[] noise(Codeword codeword, int period) {
        String chips = HexFormat.of().formatHex(codeword.bytes());
        long seed = fleet.key().carrierKey().stream("overlay/dither/" + STRENGTH.level() + "/" + period + "/" + chips)
                .nextLong();
        // Java's SplittableRandom is SplitMix64 with the same increment.
        SplittableRandom random = new SplittableRandom(seed);
        int width = 3 * period;
        double[] noise = new double[3 * width * 2 * period];
        for (int y = 0; y < 2 * period; y++) {
            for (int i = 0; i < width; i++) {
                int x = y % 2 == 0 ? i : width - 1 - i;
                long bits = random.nextLong();
                for (int channel = 0; channel < 3; channel++) {
                    // Blue is drawn first, then red, then green.
                    int shift = channel == 0 ? 16 : channel == 1 ? 32 : 0;
                    noise[3 * (y * width + x) + channel] = ((bits >>> shift & 0xffff) / 65536.0 - 0.5) / 2;
                }
            }
        }
        return noise;
    }

    private void writeHarmonics(String name, List<Harmonic> harmonics) throws IOException {
        double[] values = new double[4 * harmonics.size()];
        for (int i = 0; i < harmonics.size(); i++) {
            Harmonic harmonic = harmonics.get(i);
            values[4 * i] = harmonic.kx();
            values[4 * i + 1] = harmonic.ky();
            values[4 * i + 2] = harmonic.phase();
            values[4 * i + 3] = harmonic.amplitude();
        }
        write(name, values);
    }

    private void write(String name, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Files.write(folder.resolve(name), bytes.array());
    }
}
