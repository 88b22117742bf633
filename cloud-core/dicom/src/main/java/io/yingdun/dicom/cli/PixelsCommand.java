package io.yingdun.dicom.cli;

import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.codec.StoredFrame;
import io.yingdun.dicom.io.ReadLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
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

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The .pgm or .ppm file to write; .raw for 32-bit little-endian words.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            StoredFrame pixels = FrameReader.open(file, ReadLimits.DEFAULT).read(frame);
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
                if (out.toString().endsWith(".raw")) {
                    raw(pixels, stream);
                } else {
                    Pnm.write(pixels, stream);
                }
            }
            return DicomCommand.DONE;
        } catch (IOException e) {
            System.err.println(file + ": " + e.getMessage());
            return DicomCommand.FAILED;
        }
    }

    private static void raw(StoredFrame pixels, OutputStream stream) throws IOException {
        ByteBuffer words = ByteBuffer.allocate(4 * pixels.values().length).order(ByteOrder.LITTLE_ENDIAN);
        words.asIntBuffer().put(pixels.values());
        stream.write(words.array());
    }
}
