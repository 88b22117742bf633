package io.yingdun.dicom.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the stored values of one frame as PGM or PPM. */
@Command(
        name = "pixels",
        description = "Writes the stored pixel values of one frame, after decompression and before any LUT.",
        mixinStandardHelpOptions = true)
final class PixelsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "A DICOM image.")
    private Path file = Path.of("");

    @Option(names = "--frame", required = true, paramLabel = "N", description = "Number of the frame, from 1.")
    private int frame;

    @Parameters(index = "1", paramLabel = "OUT", description = "The .pgm or .ppm file to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        return DicomCommand.FAILED;
    }
}
