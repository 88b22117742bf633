package io.yingdun.dicom.rendering;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.ByteOrders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tables from descriptor and data; one of 65,536 entries is left in the file by the reader of the header. */
final class LookupTableReader {

    /** Twice what 65,536 entries of 16 bits need. */
    private static final int MAXIMUM_BYTES = 1 << 18;

    private final BulkSource source;

    LookupTableReader(BulkSource source) {
        this.source = source;
    }

    /**
     * @param signed the values that are looked up can be negative, so the first mapped one is two's complement
     * @return empty where descriptor or data is missing or makes no table
     */
    Optional<LookupTable> read(DataSet dataSet, int descriptorTag, int dataTag, boolean signed) throws IOException {
        Optional<Descriptor> descriptor = Descriptor.of(dataSet, descriptorTag, signed);
        byte[] data = bytes(dataSet.get(dataTag));
        if (descriptor.isEmpty() || data.length < 2) {
            return Optional.empty();
        }
        return Optional.of(descriptor.get().table(entries(data, descriptor.get())));
    }

    /** As {@link #read}, with data in segments (PS3.3 C.7.9.2). */
    Optional<LookupTable> readSegmented(DataSet dataSet, int descriptorTag, int dataTag, boolean signed)
            throws IOException {
        Optional<Descriptor> descriptor = Descriptor.of(dataSet, descriptorTag, signed);
        byte[] data = bytes(dataSet.get(dataTag));
        if (descriptor.isEmpty() || data.length == 0) {
            return Optional.empty();
        }
        int width = descriptor.get().bits() > 8 ? 2 : 1;
        return SegmentedTable.expand(data, width, descriptor.get().entries())
                .map(entries -> descriptor.get().table(entries));
    }

    /** Entries lie in words, or as bytes side by side where there are too few bytes for that (PS3.3 C.11.1.1.1). */
    private static int[] entries(byte[] data, Descriptor descriptor) {
        boolean words = data.length >= 2 * descriptor.entries() || descriptor.bits() > 8;
        int[] entries = new int[Math.min(descriptor.entries(), words ? data.length / 2 : data.length)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = words ? data[2 * i] & 0xFF | (data[2 * i + 1] & 0xFF) << 8 : data[i] & 0xFF;
        }
        return entries;
    }

    private byte[] bytes(@Nullable DataElement element) throws IOException {
        if (element instanceof ValueElement value) {
            return value.value();
        }
        if (!(element instanceof BulkElement bulk) || bulk.region().length() > MAXIMUM_BYTES) {
            return new byte[0];
        }
        byte[] bytes;
        try (InputStream in = source.open(bulk.region())) {
            bytes = in.readNBytes((int) bulk.region().length());
        }
        if (source.bigEndian() && bulk.vr() == VR.OW) {
            ByteOrders.swap(bytes, 2);
        }
        return bytes;
    }

    /** The three numbers of a descriptor; the first is 0 for 65,536. */
    private record Descriptor(int entries, int firstMapped, int bits) {

        static Optional<Descriptor> of(DataSet dataSet, int tag, boolean signed) {
            double[] numbers = dataSet.doubles(tag);
            if (numbers.length != 3 || Arrays.stream(numbers).anyMatch(Double::isNaN)) {
                return Optional.empty();
            }
            int entries = (int) numbers[0] & 0xFFFF;
            int first = signed ? (short) numbers[1] : (int) numbers[1] & 0xFFFF;
            int bits = (int) numbers[2] & 0xFFFF;
            return bits < 1 || bits > 16
                    ? Optional.empty()
                    : Optional.of(new Descriptor(entries == 0 ? 1 << 16 : entries, first, Math.max(8, bits)));
        }

        /** Some senders state fewer bits than their entries have. */
        LookupTable table(int[] data) {
            int needed =
                    32 - Integer.numberOfLeadingZeros(Arrays.stream(data).max().orElse(0));
            return new LookupTable(firstMapped, Math.max(bits, needed), data);
        }
    }
}
