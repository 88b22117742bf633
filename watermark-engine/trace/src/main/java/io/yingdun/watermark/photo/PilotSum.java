package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.Harmonic;
import java.util.List;

/**
 * The sum of all tones in phase over a rectified residual, as a function of a small displacement of the screen: a
 * polynomial in nine terms (shift, 2 x 2 matrix, perspective, radial term) and, where the screen may be curved, a tenth
 * for that. At the right geometry it stands at the root
 * of the number of cells and tones; a few microseconds a hundred cells.
 */
final class PilotSum {
    /** Terms of the displacement of a flat screen. */
    static final int FLAT_TERMS = 9;

    private static final int TABLE = 1024;

    /** Makes every phase positive, so that cutting its fraction off rounds it; 64 turns are beyond any displacement. */
    private static final float WHOLE_TURNS = 64 * TABLE + 0.5f;

    private static final float[] COSINE = new float[TABLE];
    private static final float[] SINE = new float[TABLE];

    static {
        for (int i = 0; i < TABLE; i++) {
            COSINE[i] = (float) Math.cos(2 * Math.PI * i / TABLE);
            SINE[i] = (float) Math.sin(2 * Math.PI * i / TABLE);
        }
    }

    private final int cells;
    private final float[] real;
    private final float[] imaginary;
    private final float[] x;
    private final float[] y;
    private final float[] bentX;
    private final float[] bentY;
    private final float[] kx;
    private final float[] ky;
    private final double centreX;
    private final double centreY;
    private final double half;
    private final double[] near;
    private final double nearUnit;

    /**
     * Cells that are 0 are left out; coordinates are counted from a centre in units of a half size.
     *
     * @param near where points of the screen seem to move that come nearer to the camera ({@link
     *     io.yingdun.watermark.geometry.Bend#nearInPlane}); zeros for a flat screen
     */
    PilotSum(PilotCells pilot, Carrier carrier, double centreX, double centreY, double half, double[] near) {
        this.near = near.clone();
        double largest = 0;
        for (int i = 0; i < 4; i++) {
            double[] corner = near(centreX + (i % 2 * 2 - 1) * half, centreY + (i / 2 * 2 - 1) * half);
            largest = Math.max(largest, Math.hypot(corner[0], corner[1]));
        }
        nearUnit = largest == 0 ? 0 : 1 / largest;
        this.centreX = centreX;
        this.centreY = centreY;
        this.half = half;
        List<Harmonic> tones = carrier.pilot();
        kx = new float[tones.size()];
        ky = new float[tones.size()];
        for (int i = 0; i < kx.length; i++) {
            kx[i] = (float) tones.get(i).kx() * TABLE / Carrier.REFERENCE_PERIOD;
            ky[i] = (float) tones.get(i).ky() * TABLE / Carrier.REFERENCE_PERIOD;
        }
        int all = pilot.columns() * pilot.rows();
        int[] used = new int[all];
        int n = 0;
        for (int i = 0; i < all; i++) {
            if (pilot.real()[i] != 0 || pilot.imaginary()[i] != 0) {
                used[n++] = i;
            }
        }
        cells = n;
        real = new float[cells * kx.length];
        imaginary = new float[real.length];
        x = new float[cells];
        y = new float[cells];
        bentX = new float[cells];
        bentY = new float[cells];
        for (int i = 0; i < cells; i++) {
            int column = used[i] % pilot.columns();
            int row = used[i] / pilot.columns();
            x[i] = (float) ((pilot.window().left() + (column + 0.5) * PilotCells.SIDE - centreX) / half);
            y[i] = (float) ((pilot.window().top() + (row + 0.5) * PilotCells.SIDE - centreY) / half);
            double[] bent = bent(x[i], y[i]);
            bentX[i] = (float) bent[0];
            bentY[i] = (float) bent[1];
            for (int tone = 0; tone < kx.length; tone++) {
                real[i * kx.length + tone] = pilot.real()[tone * all + used[i]];
                imaginary[i * kx.length + tone] = pilot.imaginary()[tone * all + used[i]];
            }
        }
    }

    int cells() {
        return cells;
    }

    /** The sum under this displacement, in standard deviations by chance. */
    double at(double[] p) {
        double sum = 0;
        double bend = bend(p);
        for (int i = 0; i < cells; i++) {
            float dx = (float) (displacementX(p, x[i], y[i]) + bend * bentX[i]);
            float dy = (float) (displacementY(p, x[i], y[i]) + bend * bentY[i]);
            float cellSum = 0;
            for (int tone = 0; tone < kx.length; tone++) {
                int turn = (int) (dx * kx[tone] + dy * ky[tone] + WHOLE_TURNS) & (TABLE - 1);
                int at = i * kx.length + tone;
                cellSum += real[at] * COSINE[turn] - imaginary[at] * SINE[turn];
            }
            sum += cellSum;
        }
        return sum / Math.sqrt(cells * kx.length / 2.0);
    }

    private static double bend(double[] p) {
        return p.length > FLAT_TERMS ? p[FLAT_TERMS] : 0;
    }

    /** What one unit of the tenth term does: about a pixel in the corners. */
    private double[] bent(double u, double v) {
        double[] bent = near(centreX + u * half, centreY + v * half);
        return new double[] {u * u * nearUnit * bent[0], u * u * nearUnit * bent[1]};
    }

    private double[] near(double screenX, double screenY) {
        return new double[] {near[0] - screenX * near[2], near[1] - screenY * near[2]};
    }

    private static double displacementX(double[] p, double x, double y) {
        return p[0] + p[2] * x + p[3] * y + p[6] * x * x + p[7] * x * y + p[8] * x * (x * x + y * y);
    }

    private static double displacementY(double[] p, double x, double y) {
        return p[1] + p[4] * x + p[5] * y + p[6] * x * y + p[7] * y * y + p[8] * y * (x * x + y * y);
    }

    /** A point of the screen after this displacement. */
    double[] displaced(double[] p, double screenX, double screenY) {
        double u = (screenX - centreX) / half;
        double v = (screenY - centreY) / half;
        double[] bent = bent(u, v);
        return new double[] {
            screenX + displacementX(p, u, v) + bend(p) * bent[0], screenY + displacementY(p, u, v) + bend(p) * bent[1]
        };
    }
}
