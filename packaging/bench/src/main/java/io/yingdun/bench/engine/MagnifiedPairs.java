package io.yingdun.bench.engine;

import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.testkit.Grounds;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * What a mark changes, for eyes: one picture for each ground, one row for each of three strengths, with the bare screen,
 * the marked one and their difference beside one another, every pixel eight times its size.
 */
final class MagnifiedPairs {
    private static final int[] LEVELS = {3, 5, 7};
    private static final int CROP = 32;
    private static final int MAGNIFIED = 8;
    private static final int GAP = 8;

    /** Of the difference, which is shown on middle grey. */
    private static final int DIFFERENCE_FACTOR = 40;

    private static final int SIDE = 250;
    private static final int[] FROM = {109, 101};

    private final Fleet fleet = new Fleet(1, 1);
    private final Path folder;

    MagnifiedPairs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void draw() throws IOException {
        for (Grounds ground : Grounds.values()) {
            int panel = CROP * MAGNIFIED;
            BufferedImage page = new BufferedImage(
                    3 * panel + 2 * GAP, LEVELS.length * (panel + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
            for (int row = 0; row < LEVELS.length; row++) {
                int[] bare = ground.square(SIDE);
                int[] marked = fleet.marked(bare, SIDE, fleet.token(0), Strength.ofLevel(LEVELS[row]), 1.0);
                int top = row * (panel + GAP);
                paint(page, bare, 0, top);
                paint(page, marked, panel + GAP, top);
                paint(page, difference(bare, marked), 2 * (panel + GAP), top);
            }
            String name = "visibility-" + ground.name().toLowerCase(Locale.ROOT) + ".png";
            ImageIO.write(indexed(page), "png", folder.resolve(name).toFile());
        }
    }

    private static void paint(BufferedImage page, int[] rgb, int left, int top) {
        for (int y = 0; y < CROP * MAGNIFIED; y++) {
            for (int x = 0; x < CROP * MAGNIFIED; x++) {
                int from = (FROM[1] + y / MAGNIFIED) * SIDE + FROM[0] + x / MAGNIFIED;
                page.setRGB(left + x, top + y, rgb[from]);
            }
        }
    }

    /** The same in a palette, where it has few enough colours: a third of the bytes. */
    private static BufferedImage indexed(BufferedImage page) {
        int width = page.getWidth();
        int[] pixels = Rgb.pixels(page);
        int[] colours = Arrays.stream(pixels).distinct().sorted().toArray();
        if (colours.length > 256) {
            return page;
        }
        IndexColorModel palette = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage out = new BufferedImage(width, page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int i = 0; i < pixels.length; i++) {
            out.getRaster().setSample(i % width, i / width, 0, Arrays.binarySearch(colours, pixels[i]));
        }
        return out;
    }

    private static int[] difference(int[] bare, int[] marked) {
        int[] shown = new int[bare.length];
        for (int i = 0; i < bare.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (marked[i] >> shift & 0xff) - (bare[i] >> shift & 0xff);
                int value = Math.min(Math.max(128 + DIFFERENCE_FACTOR * difference, 0), 255);
                shown[i] |= value << shift;
            }
        }
        return shown;
    }
}
