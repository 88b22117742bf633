package io.yingdun.dicom.codec.jpeg;

import java.util.Arrays;

/**
 * One Huffman table (T.81 annex C, F.2.2.3): codes of up to 9 bits are found by one look, longer ones by comparing with the
 * largest code of each length.
 */
final class HuffmanTable {

    private static final int LOOK = 9;

    private final int[] largestCode = new int[18];
    private final int[] firstValue = new int[18];
    private final int[] look = new int[1 << LOOK];
    private final byte[] values;

    /** @param counts numbers of codes of the lengths 1 to 16 */
    HuffmanTable(int[] counts, byte[] values, int offset) throws JpegException {
        this.values = values;
        Arrays.fill(look, -1);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            firstValue[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++) {
                if (code >= 1 << length) {
                    throw new JpegException(offset, "impossible Huffman table");
                }
                if (length <= LOOK) {
                    int from = code << LOOK - length;
                    Arrays.fill(look, from, from + (1 << LOOK - length), length << 8 | values[index] & 0xFF);
                }
                code++;
                index++;
            }
            largestCode[length] = counts[length - 1] == 0 ? -1 : code - 1;
            code <<= 1;
        }
    }

    int decode(BitReader bits) throws JpegException {
        int found = look[bits.peek(LOOK)];
        if (found >= 0) {
            bits.skip(found >> 8);
            return found & 0xFF;
        }
        int code = bits.peek(16);
        for (int length = LOOK + 1; length <= 16; length++) {
            int prefix = code >> 16 - length;
            if (largestCode[length] >= 0 && prefix <= largestCode[length]) {
                int index = firstValue[length] + prefix;
                if (index >= 0 && index < values.length) {
                    bits.skip(length);
                    return values[index] & 0xFF;
                }
            }
        }
        throw bits.broken("a code that is in no Huffman table");
    }
}
