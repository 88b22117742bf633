package io.yingdun.watermark.cli;

import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.media.Pixels;
import io.yingdun.watermark.overlay.Compositor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watermark apply}: what screens look like under the overlay. */
@Command(
        name = "apply",
        description = "Writes what a screen that shows IN looks like under the overlay, pixel by pixel as the"
                + " compositor draws it.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private MarkOptions mark;

    @Parameters(paramLabel = "IN OUT.png", arity = "2..*", description = "pairs of a picture and the file to write")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException, IOException {
        if (files.size() % 2 != 0) {
            throw new ParameterException(spec.commandLine(), "every IN needs its OUT: the number of files is odd");
        }
        Compositor compositor = new Compositor(mark.tile());
        for (int i = 0; i < files.size(); i += 2) {
            Pixels screen = read(files.get(i));
            compositor.apply(screen.rgb(), screen.width());
            PngFile.write(screen.image(), files.get(i + 1));
        }
        return 0;
    }

    private static Pixels read(Path file) throws InputException {
        try {
            return PictureReader.readPixels(file);
        } catch (PictureException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
