package io.yingdun.watermark.signal;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.DFT_COMPLEX_OUTPUT;
import static org.bytedeco.opencv.global.opencv_core.dft;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** The discrete Fourier transform of a real field: F(k) = sum over n of f(n) exp(-2πi k n / size). */
public final class Fourier {
    private Fourier() {}

    /** Real and imaginary parts in turn, row by row, the whole plane. */
    public static float[] transform(float[] values, int width, int height) {
        try (PointerScope scope = new PointerScope()) {
            Mat input = new Mat(height, width, CV_32FC1, new FloatPointer(values));
            Mat output = new Mat();
            dft(input, output, DFT_COMPLEX_OUTPUT, 0);
            float[] spectrum = new float[2 * values.length];
            new FloatPointer(output.data()).get(spectrum);
            return spectrum;
        }
    }
}
