package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.StoredFrame;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import java.io.IOException;
import java.util.Optional;

/** PALETTE COLOR: a stored value is the index of a colour (PS3.3 C.7.6.3.1.5, C.7.9). */
final class PaletteRows implements DisplayRows {

    private static final int[] DESCRIPTORS = {
        Tag.RedPaletteColorLookupTableDescriptor,
        Tag.GreenPaletteColorLookupTableDescriptor,
        Tag.BluePaletteColorLookupTableDescriptor
    };
    private static final int[] DATA = {
        Tag.RedPaletteColorLookupTableData, Tag.GreenPaletteColorLookupTableData, Tag.BluePaletteColorLookupTableData
    };
    private static final int[] SEGMENTED = {
        Tag.SegmentedRedPaletteColorLookupTableData,
        Tag.SegmentedGreenPaletteColorLookupTableData,
        Tag.SegmentedBluePaletteColorLookupTableData
    };

    private final StoredFrame frame;
    private final int[] firstMapped = new int[3];
    private final byte[][] colours = new byte[3][];

    /** @throws RenderingException where a table is missing or broken */
    PaletteRows(StoredFrame frame, DataSet dataSet, LookupTableReader tables) throws IOException {
        this.frame = frame;
        LookupTable[] read = new LookupTable[3];
        boolean bytes = true;
        for (int i = 0; i < 3; i++) {
            read[i] = table(i, dataSet, tables, frame.signed());
            bytes &= read[i].largest() <= 0xFF;
        }
        for (int i = 0; i < 3; i++) {
            // Some senders state 16 bits and write entries of 8.
            LookupTable table = bytes ? new LookupTable(read[i].firstMapped(), 8, read[i].entries()) : read[i];
            firstMapped[i] = table.firstMapped();
            colours[i] = table.highBytes();
        }
    }

    private static LookupTable table(int colour, DataSet dataSet, LookupTableReader tables, boolean signed)
            throws IOException {
        Optional<LookupTable> table = dataSet.contains(SEGMENTED[colour])
                ? tables.readSegmented(dataSet, DESCRIPTORS[colour], SEGMENTED[colour], signed)
                : tables.read(dataSet, DESCRIPTORS[colour], DATA[colour], signed);
        return table.orElseThrow(
                () -> new RenderingException(Reason.UNDECODABLE_PIXEL_DATA, "PALETTE COLOR without a usable palette"));
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
        int start = y * frame.columns();
        for (int x = 0; x < frame.columns(); x++) {
            long stored = frame.values()[start + x] & StoredRange.mask(frame);
            for (int i = 0; i < 3; i++) {
                long index = Math.max(0, Math.min(colours[i].length - 1, stored - firstMapped[i]));
                samples[3 * x + i] = colours[i][(int) index];
            }
        }
    }
}
