package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.ColourConversion;
import io.yingdun.dicom.codec.StoredFrame;
import java.util.Arrays;

/** Frames of three samples a pixel: RGB as it is, YBR converted (PS3.3 C.7.6.3.1.2). */
final class TrueColourRows implements DisplayRows {

    private final StoredFrame frame;
    private final ColourConversion conversion;
    private final long largest;

    TrueColourRows(StoredFrame frame, ColourConversion conversion) {
        this.frame = frame;
        this.conversion = conversion;
        this.largest = (1L << frame.bitsStored()) - 1;
    }

    @Override
    public int width() {
        return frame.columns();
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public void row(int y, byte[] samples) {
        int length = 3 * frame.columns();
        int[] values = Arrays.copyOfRange(frame.values(), y * length, (y + 1) * length);
        conversion.toRgb(values, frame.bitsStored());
        for (int i = 0; i < length; i++) {
            long value = values[i] & largest;
            samples[i] = (byte) (frame.bitsStored() == 8 ? value : (value * 255 + largest / 2) / largest);
        }
    }
}
