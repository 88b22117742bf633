package io.yingdun.dicom.cli;

import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.dicom.rendering.ImageRenderer;
import io.yingdun.dicom.rendering.RenderingException;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.dicom.rendering.Viewport;
import io.yingdun.dicom.rendering.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes one frame as a person sees it. */
@Command(
        name = "render",
        description = "Writes one frame as it is shown on a screen, as JPEG, PNG or GIF.",
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "A DICOM image.")
    private Path file = Path.of("");

    @Option(names = "--frame", defaultValue = "1", paramLabel = "N", description = "Number of the frame, from 1.")
    private int frame;

    @Option(
            names = "--window",
            paramLabel = "CENTRE,WIDTH[,FUNCTION]",
            converter = WindowConverter.class,
            description = "Instead of the image's own window; LINEAR, LINEAR_EXACT or SIGMOID.")
    private @Nullable Window window;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = SizeConverter.class,
            description = "Scales into this box, aspect kept.")
    private @Nullable Viewport size;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            converter = OutputConverter.class,
            description = "The .jpg, .png or .gif file to write.")
    private Output out = new Output(Path.of(""), ImageFormat.PNG);

    @Override
    public Integer call() {
        try {
            RenderingRequest request =
                    new RenderingRequest(frame, window, size, out.format(), RenderingRequest.DEFAULT_QUALITY);
            Files.write(out.file(), ImageRenderer.open(file, ReadLimits.DEFAULT).render(request));
            return DicomCommand.DONE;
        } catch (IOException e) {
            System.err.println(file + ": " + e.getMessage());
            return DicomCommand.FAILED;
        }
    }

    private record Output(Path file, ImageFormat format) {}

    private static final class OutputConverter implements ITypeConverter<Output> {

        @Override
        public Output convert(String name) {
            return new Output(
                    Path.of(name),
                    ImageFormat.ofFile(name)
                            .orElseThrow(() -> new TypeConversionException("name it .jpg, .png or .gif: " + name)));
        }
    }

    private static final class WindowConverter implements ITypeConverter<Window> {

        @Override
        public Window convert(String text) {
            try {
                return Window.parse(text);
            } catch (RenderingException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class SizeConverter implements ITypeConverter<Viewport> {

        @Override
        public Viewport convert(String text) {
            try {
                return Viewport.parse(text.replace('x', ','));
            } catch (RenderingException e) {
                throw new TypeConversionException("write WIDTHxHEIGHT, not " + text);
            }
        }
    }
}
