package io.yingdun.watermark.photo;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.DFT_COMPLEX_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.dft;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;

import io.yingdun.watermark.signal.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Power spectra of overlapping Hann windows of a residual, each divided by its local mean, so that text and noise of any
 * colour become 1 and a tone stands out. About 1.5 ms a window of 256.
 */
final class LocalSpectra {
    private static final int BACKGROUND = 15;
    private static final float PEAK_OVER_MEAN = 4;
    private static final double LEAST_COVERED = 0.75;

    private final int side;
    private final int columns;
    private final float cut;
    private final float[] hann;

    /** The middle of a window, field pixels. */
    record Centre(float x, float y) {}

    /** Windows of this many pixels a side, powers cut at so many times the local mean. */
    LocalSpectra(int side, double cut) {
        this.side = side;
        this.columns = side / 2 + 1;
        this.cut = (float) cut;
        hann = new float[side];
        for (int i = 0; i < side; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / side));
        }
    }

    /** Values of a spectrum: side rows, zero frequency in row side/2, of side/2 + 1 columns. */
    int size() {
        return side * columns;
    }

    /** Hands over each window that the field covers, with an array that is used again for the next. */
    void forEach(FlatField flat, int hop, BiConsumer<Centre, float[]> consumer) {
        List<int[]> corners = covered(flat, hop);
        float[] windowed = new float[side * side];
        float[] complex = new float[2 * windowed.length];
        float[] power = new float[size()];
        float[] cutPower = new float[size()];
        try (PointerScope scope = new PointerScope()) {
            Mat input = new Mat(side, side, CV_32FC1);
            Mat output = new Mat();
            Mat spectrum = new Mat(side, columns, CV_32FC1);
            Mat mean = new Mat();
            Size box = new Size(BACKGROUND, BACKGROUND);
            Point anchor = new Point(-1, -1);
            FloatPointer in = new FloatPointer(input.data());
            FloatPointer spectrumData = new FloatPointer(spectrum.data());
            for (int[] corner : corners) {
                window(flat.field(), corner[0], corner[1], windowed);
                in.put(windowed);
                dft(input, output, DFT_COMPLEX_OUTPUT, 0);
                new FloatPointer(output.data()).get(complex);
                power(complex, power);
                spectrumData.put(power);
                blur(spectrum, mean, box, anchor, BORDER_REFLECT);
                FloatPointer meanData = new FloatPointer(mean.data());
                meanData.get(cutPower);
                for (int i = 0; i < power.length; i++) {
                    cutPower[i] = Math.min(power[i], PEAK_OVER_MEAN * cutPower[i]);
                }
                spectrumData.put(cutPower);
                blur(spectrum, mean, box, anchor, BORDER_REFLECT);
                new FloatPointer(mean.data()).get(cutPower);
                for (int i = 0; i < power.length; i++) {
                    power[i] = Math.min(power[i] / (cutPower[i] + 1e-12f), cut);
                }
                consumer.accept(new Centre(corner[0] + side / 2f, corner[1] + side / 2f), power);
            }
        }
    }

    private List<int[]> covered(FlatField flat, int hop) {
        List<int[]> corners = new ArrayList<>();
        for (int y = 0; y + side <= flat.field().height(); y += hop) {
            for (int x = 0; x + side <= flat.field().width(); x += hop) {
                if (flat.covers(x, y, side) > LEAST_COVERED) {
                    corners.add(new int[] {x, y});
                }
            }
        }
        return corners;
    }

    private void window(Residual field, int left, int top, float[] out) {
        for (int y = 0; y < side; y++) {
            int from = (top + y) * field.width() + left;
            for (int x = 0; x < side; x++) {
                out[y * side + x] = field.values()[from + x] * hann[x] * hann[y];
            }
        }
    }

    private void power(float[] complex, float[] out) {
        for (int y = 0; y < side; y++) {
            int row = (y + side / 2) % side;
            for (int x = 0; x < columns; x++) {
                int at = 2 * (row * side + x);
                out[y * columns + x] = complex[at] * complex[at] + complex[at + 1] * complex[at + 1];
            }
        }
    }
}
