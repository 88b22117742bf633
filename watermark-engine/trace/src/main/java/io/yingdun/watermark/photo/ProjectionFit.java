package io.yingdun.watermark.photo;

import io.yingdun.watermark.geometry.Bend;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Lens;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import java.util.Arrays;

/**
 * The projection, with the lens's radial term, that brings given points of the screen nearest to where they are seen:
 * least squares by Levenberg's and Marquardt's method on nine parameters, and the curvature as a tenth for a curved one.
 */
final class ProjectionFit {
    private static final int FLAT_PARAMETERS = 9;
    private static final int STEPS = 12;

    /** Spread that the radial term is expected to have; holds it where few points speak of it. */
    private static final double LENS_SPREAD = 0.01;

    /** The same of the angle that half of the points' width spans. */
    private static final double BEND_SPREAD = 0.3;

    private static final double ENOUGH = 1e-10;

    private final double[][] plane;
    private final double[][] seen;
    private final Lens lens;
    private final Homography toUnit;
    private final int parameters;
    private final double focal;
    private final double touching;

    private ProjectionFit(double[][] plane, double[][] seen, Projection start, double focal) {
        this.plane = plane;
        this.seen = seen;
        this.lens = start.lens();
        this.focal = focal;
        parameters = focal == 0 ? FLAT_PARAMETERS : FLAT_PARAMETERS + 1;
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[] p : plane) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], p[i]);
                high[i] = Math.max(high[i], p[i]);
            }
        }
        double size = Math.max(high[0] - low[0], high[1] - low[1]) / 2;
        toUnit = Homography.affine(
                1 / size, 0, -(low[0] + high[0]) / 2 / size, 0, 1 / size, -(low[1] + high[1]) / 2 / size);
        touching =
                start.bend().isFlat() ? 0 : toUnit.map(start.bend().origin(), 0).x();
    }

    /**
     * Points are pairs of x and y; the lens's centre and unit are kept, its radial term is fitted.
     *
     * @param focal length of the camera in picture pixels, for a screen that may be curved; 0 for a flat one
     */
    static Projection fit(Projection start, double[][] plane, double[][] seen, double focal) {
        ProjectionFit fit = new ProjectionFit(plane, seen, start, focal);
        Projection inUnit = start.after(fit.toUnit.inverse());
        Homography h = inUnit.plane();
        double[] p = {
            h.a() / h.i(),
            h.b() / h.i(),
            h.c() / h.i(),
            h.d() / h.i(),
            h.e() / h.i(),
            h.f() / h.i(),
            h.g() / h.i(),
            h.h() / h.i(),
            start.lens().k(),
            inUnit.bend().curvature()
        };
        return fit.projection(fit.climbed(Arrays.copyOf(p, fit.parameters)));
    }

    private double[] climbed(double[] start) {
        double[] p = start;
        double error = error(residuals(p));
        double damping = 1e-6;
        for (int step = 0; step < STEPS; step++) {
            double[] residuals = residuals(p);
            double[][] slopes = slopes(p, residuals);
            double[] trial = p.clone();
            double[] change = change(slopes, residuals, damping);
            for (int i = 0; i < parameters; i++) {
                trial[i] += change[i];
            }
            double trialError = error(residuals(trial));
            if (trialError < error) {
                boolean enough = error - trialError < ENOUGH * error;
                p = trial;
                error = trialError;
                damping /= 10;
                if (enough) {
                    break;
                }
            } else {
                damping *= 100;
            }
        }
        return p;
    }

    private Projection projection(double[] p) {
        Homography h = new Homography(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], 1);
        Lens fitted = new Lens(lens.cx(), lens.cy(), lens.unit(), p[8]);
        Bend bend = parameters == FLAT_PARAMETERS ? Bend.NONE : Bend.of(h, lens, focal, touching, p[9]);
        return new Projection(h, bend, fitted).after(toUnit);
    }

    private double[] residuals(double[] p) {
        Projection projection = projection(p);
        double[] out = new double[2 * plane.length + parameters - FLAT_PARAMETERS + 1];
        for (int i = 0; i < plane.length; i++) {
            Point q = projection.map(plane[i][0], plane[i][1]);
            out[2 * i] = q.x() - seen[i][0];
            out[2 * i + 1] = q.y() - seen[i][1];
        }
        out[2 * plane.length] = p[8] / LENS_SPREAD;
        if (parameters > FLAT_PARAMETERS) {
            out[2 * plane.length + 1] = p[9] / BEND_SPREAD;
        }
        return out;
    }

    private static double error(double[] residuals) {
        double sum = 0;
        for (double r : residuals) {
            sum += r * r;
        }
        return Double.isFinite(sum) ? sum : Double.MAX_VALUE;
    }

    private double[][] slopes(double[] p, double[] residuals) {
        double[][] slopes = new double[parameters][];
        for (int i = 0; i < parameters; i++) {
            double step = 1e-6 * Math.max(Math.abs(p[i]), i < 6 ? 1 : 1e-3);
            double[] trial = p.clone();
            trial[i] += step;
            slopes[i] = residuals(trial);
            for (int j = 0; j < residuals.length; j++) {
                slopes[i][j] = (slopes[i][j] - residuals[j]) / step;
            }
        }
        return slopes;
    }

    private double[] change(double[][] slopes, double[] residuals, double damping) {
        double[][] normal = new double[parameters][parameters];
        double[] right = new double[parameters];
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < residuals.length; k++) {
                    sum += slopes[i][k] * slopes[j][k];
                }
                normal[i][j] = sum;
                normal[j][i] = sum;
            }
            for (int k = 0; k < residuals.length; k++) {
                right[i] -= slopes[i][k] * residuals[k];
            }
            normal[i][i] *= 1 + damping;
        }
        return solved(normal, right);
    }

    /** Gaussian elimination of a positive definite matrix. */
    private double[] solved(double[][] matrix, double[] right) {
        for (int i = 0; i < parameters; i++) {
            for (int j = i + 1; j < parameters; j++) {
                double factor = matrix[j][i] / matrix[i][i];
                for (int k = i; k < parameters; k++) {
                    matrix[j][k] -= factor * matrix[i][k];
                }
                right[j] -= factor * right[i];
            }
        }
        for (int i = parameters - 1; i >= 0; i--) {
            for (int k = i + 1; k < parameters; k++) {
                right[i] -= matrix[i][k] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        return right;
    }
}
