package io.yingdun.watermark.testkit;

import io.yingdun.watermark.geometry.Point;

/**
 * A panel that is part of a cylinder about a vertical axis on the camera's side, seen through a pinhole: each ray is cut
 * with the cylinder. All lengths in screen pixels, the focal length in picture pixels.
 *
 * @param rotation of the panel's axes (right, down, away from the viewer) into the camera's
 * @param middle of the panel in the camera's axes
 * @param focal length
 * @param arc angle that the width spans, radians, not 0
 */
public record CurvedPanel(
        double[][] rotation,
        double[] middle,
        double focal,
        double pictureWidth,
        double pictureHeight,
        double screenWidth,
        double screenHeight,
        double arc) {

    /** The point of the screen, which may lie beyond its edges, that a point of the picture shows. */
    public Point shownAt(double x, double y) {
        double[] ray = inPanel(new double[] {(x - pictureWidth / 2) / focal, (y - pictureHeight / 2) / focal, 1});
        double[] camera = inPanel(middle);
        double radius = radius();
        // The axis is the line x = 0, z = -radius; the camera is at -middle.
        double fromX = -camera[0];
        double fromZ = radius - camera[2];
        double a = ray[0] * ray[0] + ray[2] * ray[2];
        double b = fromX * ray[0] + fromZ * ray[2];
        double c = fromX * fromX + fromZ * fromZ - radius * radius;
        double reach = (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a;
        double angle = Math.atan2(fromX + reach * ray[0], fromZ + reach * ray[2]);
        return new Point(screenWidth / 2 + radius * angle, screenHeight / 2 - camera[1] + reach * ray[1]);
    }

    /** Where a point of the screen is seen. */
    public Point seen(double screenX, double screenY) {
        double radius = radius();
        double angle = (screenX - screenWidth / 2) / radius;
        double[] p = {radius * Math.sin(angle), screenY - screenHeight / 2, radius * (Math.cos(angle) - 1)};
        double[] q = new double[3];
        for (int i = 0; i < 3; i++) {
            q[i] = middle[i] + rotation[i][0] * p[0] + rotation[i][1] * p[1] + rotation[i][2] * p[2];
        }
        return new Point(pictureWidth / 2 + focal * q[0] / q[2], pictureHeight / 2 + focal * q[1] / q[2]);
    }

    private double radius() {
        return screenWidth / arc;
    }

    private double[] inPanel(double[] inCamera) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = rotation[0][i] * inCamera[0] + rotation[1][i] * inCamera[1] + rotation[2][i] * inCamera[2];
        }
        return out;
    }
}
