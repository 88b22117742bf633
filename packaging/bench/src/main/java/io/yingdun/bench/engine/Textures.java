package io.yingdun.bench.engine;

import java.awt.image.BufferedImage;
import java.util.Random;

/** Picture-like grounds: natural images have a power spectrum of about 1/f² (Field 1987), and sensor noise on top. */
final class Textures {
    private static final double SENSOR_NOISE = 1.5;

    private Textures() {}

    /** Clouds of colour with some edges, in the range that photographs have. */
    static BufferedImage photograph(int width, int height, Random random) {
        double[][] planes = {clouds(width, height, random), clouds(width, height, random)};
        double[] shape = clouds(width, height, random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            // A threshold of a smooth field makes the sharp borders of objects.
            double object = shape[i] > 0.3 ? 45 : shape[i] < -0.4 ? -40 : 0;
            double grey = 125 + object + 42 * planes[0][i];
            double hue = 25 * planes[1][i];
            int red = clip(grey + hue + SENSOR_NOISE * random.nextGaussian());
            int green = clip(grey + SENSOR_NOISE * random.nextGaussian());
            int blue = clip(grey - hue + SENSOR_NOISE * random.nextGaussian());
            image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
        }
        return image;
    }

    /** An axial slice: body, bone, two lungs, noise of the reconstruction; black outside. */
    static BufferedImage computedTomography(int width, int height, Random random) {
        double[] texture = clouds(width, height, random);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double tilt = random.nextDouble() * 0.2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = 2.6 * (x - width / 2.0) / height;
                double v = 2.4 * (y - height / 2.0) / height + tilt * u;
                int i = y * width + x;
                double grey = slice(u, v) + 6 * texture[i];
                double noise = grey > 5 ? 3 * random.nextGaussian() : 0;
                int value = clip(grey > 5 ? grey + noise : 0);
                image.setRGB(x, y, value * 0x010101);
            }
        }
        return image;
    }

    private static double slice(double u, double v) {
        double body = u * u + 1.5 * v * v;
        if (body > 1) {
            return 0;
        }
        if (body > 0.9) {
            return 70;
        }
        double lung = Math.min(square((u - 0.45) / 0.3, v / 0.42), square((u + 0.45) / 0.3, v / 0.42));
        double spine = square(u / 0.13, (v - 0.5) / 0.13);
        return spine < 1 ? 215 : lung < 1 ? 28 : 118;
    }

    private static double square(double a, double b) {
        return a * a + b * b;
    }

    /** Octaves of smooth noise, amplitude proportional to their size; about ±1. */
    private static double[] clouds(int width, int height, Random random) {
        double[] sum = new double[width * height];
        for (int cell = 256; cell >= 2; cell /= 2) {
            double amplitude = 0.75 * Math.pow(cell / 256.0, 0.85) + 0.004;
            int columns = width / cell + 3;
            double[] grid = new double[columns * (height / cell + 3)];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = amplitude * random.nextGaussian();
            }
            for (int y = 0; y < height; y++) {
                double v = (double) y / cell;
                for (int x = 0; x < width; x++) {
                    sum[y * width + x] += smooth(grid, columns, (double) x / cell, v);
                }
            }
        }
        return sum;
    }

    private static double smooth(double[] grid, int columns, double u, double v) {
        int x = (int) u;
        int y = (int) v;
        double a = ease(u - x);
        double b = ease(v - y);
        int at = y * columns + x;
        double upper = grid[at] + a * (grid[at + 1] - grid[at]);
        double lower = grid[at + columns] + a * (grid[at + columns + 1] - grid[at + columns]);
        return upper + b * (lower - upper);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static int clip(double value) {
        return (int) Math.min(Math.max(Math.round(value), 0), 255);
    }
}
