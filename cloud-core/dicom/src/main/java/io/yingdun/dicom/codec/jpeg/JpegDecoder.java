package io.yingdun.dicom.codec.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the marker segments of a code stream (T.81 annex B) and decodes its one frame. */
public final class JpegDecoder {

    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final byte[] data;
    private final int maximumSamples;
    private final int[][] quantisation = new int[4][];
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[4];
    private List<Component> components = List.of();
    private int at;
    private int end;
    private int frameType;
    private int width;
    private int height;
    private int precision;
    private int restartInterval;
    private int adobeTransform = -1;
    private int scans;

    private JpegDecoder(byte[] data, int maximumSamples) {
        this.data = data;
        this.maximumSamples = maximumSamples;
    }

    /**
     * @param maximumSamples of all components together; a larger image is refused before memory is taken for it
     */
    public static JpegImage decode(byte[] data, int maximumSamples) throws JpegException {
        return new JpegDecoder(data, maximumSamples).decode();
    }

    static int zigzag(int index) {
        return ZIGZAG[index];
    }

    private JpegImage decode() throws JpegException {
        if (data.length < 2 || marker() != 0xD8) {
            throw broken("no SOI");
        }
        for (int marker = marker(); marker != 0xD9; marker = marker()) {
            if (marker < 0) {
                break;
            }
            segment(marker);
        }
        int coded = components.size();
        if (coded == 0 || scans == 0) {
            throw broken("no image");
        }
        int[] samples = new Upsampler(components, width, height).interleaved();
        return new JpegImage(width, height, coded, precision, samples, adobeTransform, isLossless());
    }

    /** The code of the next marker, or -1 at the end of the data. */
    private int marker() {
        while (at + 1 < data.length) {
            int code = data[at + 1] & 0xFF;
            if (data[at] == (byte) 0xFF && code != 0 && code != 0xFF) {
                at += 2;
                return code;
            }
            at++;
        }
        return -1;
    }

    private void segment(int marker) throws JpegException {
        if (marker >= 0xD0 && marker <= 0xD8 || marker == 0x01) {
            return;
        }
        int length = word();
        end = at + length - 2;
        if (length < 2 || end > data.length) {
            throw broken("marker segment longer than the code stream");
        }
        switch (marker) {
            case 0xC0, 0xC1, 0xC3 -> frame(marker);
            case 0xC4 -> huffmanTables();
            case 0xDB -> quantisationTables();
            case 0xDD -> restartInterval = word();
            case 0xDA -> {
                scan();
                return;
            }
            case 0xEE -> adobe();
            case 0xC2, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw broken("process SOF" + (marker - 0xC0) + " is not decoded here");
            default -> {
                // APPn, COM and what means nothing to a decoder
            }
        }
        at = end;
    }

    /** T.81 B.2.2. */
    private void frame(int marker) throws JpegException {
        if (!components.isEmpty()) {
            throw broken("two frames");
        }
        frameType = marker;
        precision = octet();
        height = word();
        width = word();
        int count = octet();
        boolean depth = isLossless() ? precision >= 2 && precision <= 16 : precision == 8 || precision == 12;
        if (!depth || width == 0 || height == 0 || count < 1 || count > 4) {
            throw broken("impossible frame: " + width + " x " + height + " x " + count + ", " + precision + " bits");
        }
        if ((long) width * height * count > maximumSamples) {
            throw broken("image of more than " + maximumSamples + " samples");
        }
        List<Component> read = new ArrayList<>();
        int maximumHorizontal = 1;
        int maximumVertical = 1;
        for (int i = 0; i < count; i++) {
            int id = octet();
            int sampling = octet();
            Component component = new Component(id, sampling >> 4, sampling & 15, octet() & 3);
            boolean possible = component.horizontal >= 1
                    && component.horizontal <= 4
                    && component.vertical >= 1
                    && component.vertical <= 4;
            if (!possible || isLossless() && sampling != 0x11) {
                throw broken("sampling factors " + component.horizontal + " x " + component.vertical);
            }
            maximumHorizontal = Math.max(maximumHorizontal, component.horizontal);
            maximumVertical = Math.max(maximumVertical, component.vertical);
            read.add(component);
        }
        for (Component component : read) {
            component.size(width, height, maximumHorizontal, maximumVertical, isLossless() ? 1 : 8);
        }
        components = List.copyOf(read);
    }

    /** T.81 B.2.4.2. */
    private void huffmanTables() throws JpegException {
        while (at < end) {
            int target = octet();
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = octet();
                total += counts[i];
            }
            if (total > 256 || at + total > end || (target & 15) > 3) {
                throw broken("impossible Huffman table");
            }
            byte[] values = Arrays.copyOfRange(data, at, at + total);
            at += total;
            (target >> 4 == 0 ? dc : ac)[target & 3] = new HuffmanTable(counts, values, at);
        }
    }

    /** T.81 B.2.4.1. */
    private void quantisationTables() throws JpegException {
        while (at < end) {
            int target = octet();
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                table[ZIGZAG[i]] = target >> 4 == 0 ? octet() : word();
            }
            quantisation[target & 3] = table;
        }
    }

    private void adobe() {
        if (end - at >= 12 && data[at] == 'A' && data[at + 1] == 'd' && data[at + 2] == 'o') {
            adobeTransform = data[at + 11] & 0xFF;
        }
    }

    /** T.81 B.2.3. */
    private void scan() throws JpegException {
        if (components.isEmpty() || ++scans > components.size()) {
            throw broken("scan without frame, or too many scans");
        }
        List<Component> scanned = new ArrayList<>();
        int count = octet();
        for (int i = 0; i < count; i++) {
            int id = octet();
            int tables = octet();
            Component component = components.stream()
                    .filter(c -> c.id == id && !scanned.contains(c))
                    .findFirst()
                    .orElseThrow(() -> broken("scan of a component that the frame does not have"));
            component.dcTable = tables >> 4 & 3;
            component.acTable = tables & 3;
            scanned.add(component);
        }
        int selection = octet();
        octet();
        int pointTransform = octet() & 15;
        if (scanned.isEmpty()) {
            throw broken("empty scan");
        }
        BitReader bits = new BitReader(data, end);
        if (isLossless()) {
            new LosslessScan(bits, dc, precision, pointTransform, restartInterval).decode(scanned, selection);
        } else {
            new DctScan(bits, dc, ac, quantisation, precision, restartInterval).decode(scanned, width, height);
        }
        at = bits.offset();
    }

    private boolean isLossless() {
        return frameType == 0xC3;
    }

    private int octet() throws JpegException {
        if (at >= data.length) {
            throw broken("the code stream ends inside a marker segment");
        }
        return data[at++] & 0xFF;
    }

    private int word() throws JpegException {
        return octet() << 8 | octet();
    }

    private JpegException broken(String detail) {
        return new JpegException(at, detail);
    }
}
