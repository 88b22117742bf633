package io.yingdun.dicom.cli;

import io.yingdun.dicom.codec.StoredFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Binary PGM and PPM. The largest value is always 255 or 65535, so that no reader rescales; a signed value is written as
 * its two's complement.
 */
final class Pnm {

    private Pnm() {}

    static void write(StoredFrame frame, OutputStream out) throws IOException {
        boolean wide = frame.bitsAllocated() > 8;
        boolean colour = frame.samplesPerPixel() == 3;
        if (!colour && frame.samplesPerPixel() != 1) {
            throw new IOException("neither PGM nor PPM holds " + frame.samplesPerPixel() + " samples a pixel");
        }
        String header =
                (colour ? "P6\n" : "P5\n") + frame.columns() + ' ' + frame.rows() + '\n' + (wide ? "65535\n" : "255\n");
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        byte[] samples = new byte[frame.values().length * (wide ? 2 : 1)];
        int at = 0;
        for (int value : frame.values()) {
            if (wide) {
                refuseWider(value);
                samples[at++] = (byte) (value >> 8);
            }
            samples[at++] = (byte) value;
        }
        out.write(samples);
    }

    private static void refuseWider(int value) throws IOException {
        if (value > 0xFFFF || value < Short.MIN_VALUE) {
            throw new IOException("the frame has values of more than 16 bits, which PGM and PPM cannot hold;"
                    + " name the output .raw for 32-bit little-endian words");
        }
    }
}
