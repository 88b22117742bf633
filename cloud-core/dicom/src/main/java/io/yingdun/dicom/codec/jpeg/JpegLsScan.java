package io.yingdun.dicom.codec.jpeg;

import java.util.Arrays;

/**
 * One scan of JPEG-LS (T.87 annex A; Weinberger, Seroussi, Sapiro 2000, "The LOCO-I lossless image compression algorithm"):
 * each sample is predicted from four neighbours, the error is Golomb coded with a parameter learnt per context; flat parts
 * are coded as runs. Lines have one sample of margin on the left and one on the right.
 */
final class JpegLsScan {

    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsBits bits;
    private final JpegLsParameters parameters;
    private final JpegLsContexts contexts;
    private final int width;
    private final int limit;
    private final int qbpp;
    private int nextRunIndex;

    JpegLsScan(JpegLsBits bits, JpegLsParameters parameters, int width) {
        this.bits = bits;
        this.parameters = parameters;
        this.contexts = new JpegLsContexts(parameters);
        this.width = width;
        this.limit = parameters.limit();
        this.qbpp = parameters.qbpp();
    }

    /** Margins of a line before it is decoded (T.87 A.2.1). */
    void prepare(int[] above, int[] line) {
        above[width + 1] = above[width];
        line[0] = above[1];
    }

    /**
     * Decodes a line of one component, or of several whose samples alternate.
     *
     * @return the run index to start the next line with
     */
    int line(int[][] above, int[][] lines, int startRunIndex) throws JpegException {
        int runIndex = startRunIndex;
        int at = 1;
        while (at <= width) {
            if (isFlat(above, lines, at)) {
                int length = runLength(at, runIndex);
                runIndex = nextRunIndex;
                fill(lines, at, length);
                at += length;
                if (at <= width) {
                    interruption(above, lines, at, runIndex);
                    runIndex = Math.max(0, runIndex - 1);
                    at++;
                }
            } else {
                for (int i = 0; i < lines.length; i++) {
                    lines[i][at] = regular(above[i], lines[i], at);
                }
                at++;
            }
        }
        return runIndex;
    }

    private boolean isFlat(int[][] above, int[][] lines, int at) {
        for (int i = 0; i < lines.length; i++) {
            int b = above[i][at];
            int c = above[i][at - 1];
            boolean flat = Math.abs(above[i][at + 1] - b) <= parameters.near()
                    && Math.abs(b - c) <= parameters.near()
                    && Math.abs(c - lines[i][at - 1]) <= parameters.near();
            if (!flat) {
                return false;
            }
        }
        return true;
    }

    /** T.87 A.7.1. */
    private int runLength(int at, int startRunIndex) throws JpegException {
        nextRunIndex = startRunIndex;
        int left = width + 1 - at;
        int length = 0;
        while (bits.read(1) == 1) {
            int step = 1 << RUN_BITS[nextRunIndex];
            if (length + step > left) {
                return left;
            }
            length += step;
            nextRunIndex = Math.min(31, nextRunIndex + 1);
            if (length == left) {
                return left;
            }
        }
        length += bits.read(RUN_BITS[nextRunIndex]);
        if (length >= left) {
            throw bits.broken("a run longer than its line");
        }
        return length;
    }

    private static void fill(int[][] lines, int at, int length) {
        for (int[] line : lines) {
            Arrays.fill(line, at, at + length, line[at - 1]);
        }
    }

    /** T.87 A.7.2; with alternating components always of type 0. */
    private void interruption(int[][] above, int[][] lines, int at, int runIndex) throws JpegException {
        for (int i = 0; i < lines.length; i++) {
            int a = lines[i][at - 1];
            int b = above[i][at];
            boolean like = lines.length == 1 && Math.abs(a - b) <= parameters.near();
            int context = JpegLsContexts.RUN + (like ? 1 : 0);
            int k = contexts.golombParameter(context);
            int mapped = bits.golomb(k, limit - RUN_BITS[runIndex] - 1, qbpp);
            int error = contexts.unmapRunInterruption(context, mapped, k);
            contexts.updateRunInterruption(context, error, mapped);
            boolean negated = !like && a > b;
            lines[i][at] = reconstruct(like ? a : b, negated ? -error : error);
        }
    }

    /** T.87 A.3 to A.6. */
    private int regular(int[] above, int[] line, int at) throws JpegException {
        int a = line[at - 1];
        int b = above[at];
        int c = above[at - 1];
        int signed = (parameters.quantise(above[at + 1] - b) * 9 + parameters.quantise(b - c)) * 9
                + parameters.quantise(c - a);
        int context = Math.abs(signed);
        int sign = signed < 0 ? -1 : 1;
        int predicted = median(a, b, c) + sign * contexts.correction(context);
        predicted = Math.max(0, Math.min(parameters.maximum(), predicted));
        int k = contexts.golombParameter(context);
        int error = contexts.unmap(context, bits.golomb(k, limit, qbpp), k);
        contexts.update(context, error);
        return reconstruct(predicted, sign * error);
    }

    private static int median(int a, int b, int c) {
        if (c >= Math.max(a, b)) {
            return Math.min(a, b);
        }
        return c <= Math.min(a, b) ? Math.max(a, b) : a + b - c;
    }

    /** T.87 A.4.5: errors are taken modulo the range. */
    private int reconstruct(int predicted, int error) {
        int value = predicted + error * parameters.step();
        int turn = parameters.range() * parameters.step();
        if (value < -parameters.near()) {
            value += turn;
        } else if (value > parameters.maximum() + parameters.near()) {
            value -= turn;
        }
        return Math.max(0, Math.min(parameters.maximum(), value));
    }
}
