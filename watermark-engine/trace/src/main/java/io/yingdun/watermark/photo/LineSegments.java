package io.yingdun.watermark.photo;

import static org.bytedeco.opencv.global.opencv_imgproc.LSD_REFINE_STD;
import static org.bytedeco.opencv.global.opencv_imgproc.createLineSegmentDetector;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.signal.Luma;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_imgproc.LineSegmentDetector;

/**
 * The longest straight segments of a picture: window frames, lines of text, rules of tables, the screen's border. They
 * tell how the plane of the screen lies (LSD, Grompone von Gioi et al. 2010; about 0.1 s at 1200 px width).
 *
 * @param x0 starts, in pixels of the luma they were found in
 * @param y0 starts
 * @param x1 ends
 * @param y1 ends
 * @param length in the same pixels, falling
 */
record LineSegments(float[] x0, float[] y0, float[] x1, float[] y1, float[] length) {
    /** No segment at all. */
    static final LineSegments NONE =
            new LineSegments(new float[0], new float[0], new float[0], new float[0], new float[0]);

    private static final int WIDTH = 1200;
    private static final int MOST = 900;
    private static final double LEAST_LENGTH = 11;
    private static final double DARKEST_WHITE = 60;
    private static final double WHITE_SHARE = 0.995;

    /** The segments of this picture, none where there is nothing but texture. */
    static LineSegments of(Luma luma) {
        double scale = Math.min(1, (double) WIDTH / Math.max(luma.width(), luma.height()));
        int width = Math.max(1, (int) Math.round(luma.width() * scale));
        int height = Math.max(1, (int) Math.round(luma.height() * scale));
        float[][] found = detect(brightened(luma.resized(width, height)));
        float[][] kept = Arrays.stream(found)
                .filter(s -> Math.hypot(s[2] - s[0], s[3] - s[1]) >= LEAST_LENGTH)
                .sorted(Comparator.comparingDouble(s -> -Math.hypot(s[2] - s[0], s[3] - s[1])))
                .limit(MOST)
                .toArray(float[][]::new);
        return scaled(kept, (double) luma.width() / width, (double) luma.height() / height);
    }

    /** Those whose middle lies outside. */
    LineSegments outside(Predicate<Point> area) {
        int[] kept = IntStream.range(0, count())
                .filter(i -> !area.test(new Point((x0[i] + x1[i]) / 2.0, (y0[i] + y1[i]) / 2.0)))
                .toArray();
        return new LineSegments(at(x0, kept), at(y0, kept), at(x1, kept), at(y1, kept), at(length, kept));
    }

    private static float[] at(float[] values, int[] places) {
        float[] out = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            out[i] = values[places[i]];
        }
        return out;
    }

    int count() {
        return length.length;
    }

    Edge at(int i) {
        return new Edge(new Point(x0[i], y0[i]), new Point(x1[i], y1[i]));
    }

    /** Dark screens in the dark have lines too, of few grey levels. */
    private static Luma brightened(Luma luma) {
        int[] histogram = new int[256];
        for (byte value : luma.values()) {
            histogram[value & 0xff]++;
        }
        int white = 0;
        long below = 0;
        while (white < 255 && below + histogram[white] < WHITE_SHARE * luma.values().length) {
            below += histogram[white++];
        }
        double gain = 255 / Math.max(DARKEST_WHITE, white);
        byte[] out = new byte[luma.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.min(255, (luma.values()[i] & 0xff) * gain);
        }
        return new Luma(luma.width(), luma.height(), out);
    }

    private static float[][] detect(Luma luma) {
        try (PointerScope scope = new PointerScope()) {
            LineSegmentDetector detector = createLineSegmentDetector(LSD_REFINE_STD, 0.8, 0.6, 2.0, 22.5, 0, 0.7, 1024);
            Mat lines = new Mat();
            detector.detect(luma.toMat(), lines);
            float[] flat = new float[4 * lines.rows() * lines.cols()];
            if (flat.length > 0) {
                new FloatPointer(lines.data()).get(flat);
            }
            float[][] segments = new float[flat.length / 4][];
            for (int i = 0; i < segments.length; i++) {
                segments[i] = Arrays.copyOfRange(flat, 4 * i, 4 * i + 4);
            }
            return segments;
        }
    }

    private static LineSegments scaled(float[][] segments, double sx, double sy) {
        int n = segments.length;
        LineSegments out = new LineSegments(new float[n], new float[n], new float[n], new float[n], new float[n]);
        for (int i = 0; i < n; i++) {
            out.x0[i] = (float) ((segments[i][0] + 0.5) * sx);
            out.y0[i] = (float) ((segments[i][1] + 0.5) * sy);
            out.x1[i] = (float) ((segments[i][2] + 0.5) * sx);
            out.y1[i] = (float) ((segments[i][3] + 0.5) * sy);
            out.length[i] = (float) Math.hypot(out.x1[i] - out.x0[i], out.y1[i] - out.y0[i]);
        }
        return out;
    }
}
