package io.yingdun.watermark.cli;

import io.yingdun.watermark.overlay.Tile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watermark render}: the overlay itself, straight alpha. */
@Command(
        name = "render",
        description = "Writes the overlay that an agent would show on a screen, as RGBA with straight alpha.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private static final int LARGEST_SIDE = 16_384;
    private static final long LARGEST_PIXELS = 100_000_000;

    @Mixin
    private MarkOptions mark;

    @Option(names = "--width", paramLabel = "W", required = true, description = "of the screen in pixels")
    private int width;

    @Option(names = "--height", paramLabel = "H", required = true, description = "of the screen in pixels")
    private int height;

    @Parameters(paramLabel = "OUT.png")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException, IOException {
        boolean sides = width >= 1 && height >= 1 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
        if (!sides || (long) width * height > LARGEST_PIXELS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--width and --height must be 1 to " + LARGEST_SIDE + " and at most 100 megapixels together");
        }
        Tile tile = mark.tile();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            tile.copyRow(y, row);
            for (int x = 0; x < width; x++) {
                row[x] = straight(row[x], tile.alpha());
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        PngFile.write(image, out);
        return 0;
    }

    /** The straight colour that premultiplies back to the same value. */
    private static int straight(int pixel, int alpha) {
        int straight = pixel & 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            straight |= ((pixel >> shift & 0xff) * 255 + alpha / 2) / alpha << shift;
        }
        return straight;
    }
}
