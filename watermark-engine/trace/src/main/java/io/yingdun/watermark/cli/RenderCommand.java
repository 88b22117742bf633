package io.yingdun.watermark.cli;

import io.yingdun.watermark.overlay.Tile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watermark render}: the overlay itself, straight alpha; or only the tile, as a web page repeats it. */
@Command(
        name = "render",
        description =
                "Writes the overlay that an agent would show on a screen, or only its tile for a web page, as RGBA"
                        + " with straight alpha. Multiplied by alpha and rounded, the colours are exactly the tile's.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    private static final int LARGEST_SIDE = 16_384;
    private static final long LARGEST_PIXELS = 100_000_000;

    @Mixin
    private MarkOptions mark;

    @ArgGroup(multiplicity = "1")
    private Extent extent;

    @Parameters(paramLabel = "OUT.png")
    private Path out;

    @Spec
    private CommandSpec spec;

    private static final class Extent {
        @Option(names = "--tile", required = true, description = "one tile, whose side depends on --scale")
        private boolean tile;

        @ArgGroup(exclusive = false)
        private Screen screen;
    }

    private static final class Screen {
        @Option(names = "--width", paramLabel = "W", required = true, description = "of the screen in pixels")
        private int width;

        @Option(names = "--height", paramLabel = "H", required = true, description = "of the screen in pixels")
        private int height;
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (extent.tile) {
            Tile tile = mark.tile();
            write(tile, tile.period(), tile.period());
            return 0;
        }
        Screen screen = extent.screen;
        boolean sides = screen.width >= 1
                && screen.height >= 1
                && screen.width <= LARGEST_SIDE
                && screen.height <= LARGEST_SIDE;
        if (!sides || (long) screen.width * screen.height > LARGEST_PIXELS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--width and --height must be 1 to " + LARGEST_SIDE + " and at most 100 megapixels together");
        }
        write(mark.tile(), screen.width, screen.height);
        return 0;
    }

    private void write(Tile tile, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            tile.copyStraightRow(y, row);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        PngFile.write(image, out);
    }
}
