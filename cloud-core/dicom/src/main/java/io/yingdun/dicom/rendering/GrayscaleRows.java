package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.StoredFrame;

/** A frame of one sample a pixel through a table of grey levels that covers all values that 16 bits can hold. */
final class GrayscaleRows implements DisplayRows {

    private static final int LARGEST_TABLE = 1 << 16;

    private final StoredFrame frame;
    private final GrayscalePipeline pipeline;
    private final StoredRange range;
    private final byte[] table;

    GrayscaleRows(StoredFrame frame, GrayscalePipeline pipeline, StoredRange range) {
        this.frame = frame;
        this.pipeline = pipeline;
        this.range = range;
        long values = range.high() - range.low() + 1;
        this.table = new byte[values > LARGEST_TABLE ? 0 : (int) values];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) pipeline.grey(range.low() + i);
        }
    }

    @Override
    public int width() {
        return frame.columns();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public void row(int y, byte[] samples) {
        int[] values = frame.values();
        long mask = StoredRange.mask(frame);
        int start = y * frame.columns();
        for (int x = 0; x < frame.columns(); x++) {
            long stored = values[start + x] & mask;
            long index = stored - range.low();
            samples[x] = index >= 0 && index < table.length ? table[(int) index] : (byte) pipeline.grey(stored);
        }
    }
}
