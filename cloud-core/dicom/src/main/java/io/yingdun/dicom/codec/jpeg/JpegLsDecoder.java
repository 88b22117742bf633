package io.yingdun.dicom.codec.jpeg;

/** Reads the marker segments of a JPEG-LS code stream (T.87 annex C) and decodes it: lossless and near-lossless, 2 to 16 bits. */
public final class JpegLsDecoder {

    private final byte[] data;
    private final int maximumSamples;
    private int at;
    private int width;
    private int height;
    private int precision;
    private int[][] planes = new int[0][];
    private int scanned;
    private int near;
    private final int[] preset = new int[5];

    private JpegLsDecoder(byte[] data, int maximumSamples) {
        this.data = data;
        this.maximumSamples = maximumSamples;
    }

    /** @param maximumSamples of all components together; a larger image is refused before memory is taken for it */
    public static JpegImage decode(byte[] data, int maximumSamples) throws JpegException {
        return new JpegLsDecoder(data, maximumSamples).decode();
    }

    private JpegImage decode() throws JpegException {
        while (scanned < planes.length || planes.length == 0) {
            int marker = marker();
            if (marker < 0 || marker == 0xD9) {
                throw broken("no image, or not all of its components");
            }
            if (marker != 0xD8) {
                segment(marker);
            }
        }
        int components = planes.length;
        int[] samples = new int[width * height * components];
        for (int i = 0; i < components; i++) {
            for (int pixel = 0; pixel < width * height; pixel++) {
                samples[pixel * components + i] = planes[i][pixel];
            }
        }
        return new JpegImage(width, height, components, precision, samples, -1, near == 0);
    }

    private int marker() {
        while (at + 1 < data.length) {
            if (data[at] == (byte) 0xFF && data[at + 1] < 0 && data[at + 1] != (byte) 0xFF) {
                at += 2;
                return data[at - 1] & 0xFF;
            }
            at++;
        }
        return -1;
    }

    private void segment(int marker) throws JpegException {
        int start = at;
        int end = start + word();
        if (end < start + 2 || end > data.length) {
            throw broken("marker segment longer than the code stream");
        }
        switch (marker) {
            case 0xF7 -> frame();
            case 0xF8 -> parameters();
            case 0xDD -> {
                if (word() != 0) {
                    throw broken("restart intervals are not decoded here");
                }
            }
            case 0xDA -> {
                scan(end);
                return;
            }
            default -> {
                // APPn, COM and what means nothing to a decoder
            }
        }
        at = end;
    }

    private void frame() throws JpegException {
        precision = octet();
        height = word();
        width = word();
        int components = octet();
        boolean possible = precision >= 2 && precision <= 16 && width > 0 && height > 0 && components >= 1;
        if (!possible || planes.length > 0 || (long) width * height * components > maximumSamples) {
            throw broken(
                    "impossible frame: " + width + " x " + height + " x " + components + ", " + precision + " bits");
        }
        for (int i = 0; i < components; i++) {
            octet();
            if (octet() != 0x11) {
                throw broken("subsampled components are not decoded here");
            }
            octet();
        }
        planes = new int[components][width * height];
    }

    /** T.87 C.2.4.1: preset coding parameters. */
    private void parameters() throws JpegException {
        int type = octet();
        if (type != 1) {
            throw broken("preset parameters of type " + type + " are not decoded here");
        }
        for (int i = 0; i < preset.length; i++) {
            preset[i] = word();
        }
    }

    /** T.87 C.2.3. */
    private void scan(int end) throws JpegException {
        int components = octet();
        for (int i = 0; i < components; i++) {
            octet();
            if (octet() != 0) {
                throw broken("mapping tables are not decoded here");
            }
        }
        near = octet();
        int interleave = octet();
        int pointTransform = octet() & 15;
        int maximum = preset[0] > 0 ? preset[0] : (1 << precision) - 1;
        boolean possible = components >= 1
                && scanned + components <= planes.length
                && interleave <= 2
                && (interleave > 0 || components == 1)
                && near <= Math.min(255, maximum / 2)
                && maximum >= 1
                && maximum < 1 << precision;
        if (!possible) {
            throw broken("impossible scan");
        }
        JpegLsParameters parameters = JpegLsParameters.of(maximum, near, preset[1], preset[2], preset[3], preset[4]);
        JpegLsBits bits = new JpegLsBits(data, end);
        JpegLsScan scan = new JpegLsScan(bits, parameters, width);
        lines(scan, components, interleave == 2, pointTransform);
        scanned += components;
        at = Math.max(end, bits.offset() - 1);
    }

    private void lines(JpegLsScan scan, int components, boolean alternating, int pointTransform) throws JpegException {
        int[][] above = new int[components][width + 2];
        int[][] lines = new int[components][width + 2];
        int[] runIndexes = new int[components];
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < components; i++) {
                scan.prepare(above[i], lines[i]);
                if (!alternating) {
                    runIndexes[i] = scan.line(new int[][] {above[i]}, new int[][] {lines[i]}, runIndexes[i]);
                }
            }
            if (alternating) {
                runIndexes[0] = scan.line(above, lines, runIndexes[0]);
            }
            for (int i = 0; i < components; i++) {
                for (int column = 0; column < width; column++) {
                    planes[scanned + i][row * width + column] = lines[i][column + 1] << pointTransform;
                }
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
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
