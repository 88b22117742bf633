package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.ScreenView;
import io.yingdun.watermark.trace.TraceHints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watermark preview}: shows what corners would make of a picture before it is traced with them. */
@Command(
        name = "preview",
        description = "Draws a picture or a video's first frame for a person to look at: the screen straightened, faint"
                + " contrast raised.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    @Option(
            names = "--corners",
            paramLabel = "x,y",
            arity = "4",
            converter = CornerConverter.class,
            description = "the screen's corners in the picture: top left, top right, bottom right, bottom left")
    private @Nullable List<Point> corners;

    @Option(names = "--contrast", description = "raises faint contrast")
    private boolean contrast;

    @Option(
            names = "--side",
            paramLabel = "N",
            defaultValue = "1600",
            description = "pixels of the longer side at most, default ${DEFAULT-VALUE}")
    private int side;

    @Parameters(index = "0", paramLabel = "PICTURE", description = "PNG, JPEG, WebP, BMP, TIFF or a video")
    private Path picture;

    @Parameters(index = "1", paramLabel = "OUT.png", description = "where to write it")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws PictureException, IOException {
        if (side < 16 || side > 8192) {
            throw new ParameterException(spec.commandLine(), "--side must be 16 to 8192");
        }
        PngFile.write(ScreenView.of(picture, screen(), contrast, side).image(), out);
        return 0;
    }

    private @Nullable Quadrilateral screen() {
        try {
            return corners == null ? null : new TraceHints(Quadrilateral.of(corners)).corners();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
