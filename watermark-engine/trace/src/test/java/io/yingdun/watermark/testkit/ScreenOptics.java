package io.yingdun.watermark.testkit;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.signal.Window;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How a screen stands before a camera and what light falls on both.
 *
 * @param yaw of the screen against the camera, degrees
 * @param pitch degrees
 * @param roll degrees; 90 is a phone held upright, 180 upside down
 * @param scale picture pixels a screen pixel in the middle
 * @param moveX of the camera sideways, in picture widths
 * @param moveY in picture heights
 * @param brightness of the screen, 1 as bright as the exposure allows
 * @param room light of the surroundings and what the screen's glass mirrors of it, 0.02 to 0.3
 * @param glare brightness of a lamp's mirror image on the screen, 0 for none
 * @param arc angle that a panel curved about its vertical spans, its edges towards the camera, radians; 0 for a flat one
 */
public record ScreenOptics(
        double yaw,
        double pitch,
        double roll,
        double scale,
        double moveX,
        double moveY,
        double brightness,
        double room,
        double glare,
        double arc) {
    /** Focal length over the picture's longer side: a main camera of 28 mm equivalent. */
    private static final double FOCAL = 0.78;

    private static final int SAMPLES = 100;
    private static final int SUB_PIXELS = 3;
    private static final int LINES = 2;
    private static final int BEZEL = 36;
    private static final double GAMMA = 2.2;
    private static final double MIRRORED = 0.04;

    /** The point of the screen that is seen at a point of the picture. */
    private interface ToScreen {
        Point map(double x, double y);
    }

    /** Straight before the middle. */
    public static ScreenOptics frontal(double scale) {
        return new ScreenOptics(0, 0, 0, scale, 0, 0, 0.9, 0.05, 0, 0);
    }

    public ScreenOptics turned(double newYaw, double newPitch, double newRoll) {
        return new ScreenOptics(newYaw, newPitch, newRoll, scale, moveX, moveY, brightness, room, glare, arc);
    }

    public ScreenOptics movedBy(double x, double y) {
        return new ScreenOptics(yaw, pitch, roll, scale, x, y, brightness, room, glare, arc);
    }

    public ScreenOptics lit(double newBrightness, double newRoom, double newGlare) {
        return new ScreenOptics(yaw, pitch, roll, scale, moveX, moveY, newBrightness, newRoom, newGlare, arc);
    }

    /** Of a panel of this radius and width, both in one unit. */
    public ScreenOptics curved(double radius, double width) {
        return new ScreenOptics(yaw, pitch, roll, scale, moveX, moveY, brightness, room, glare, width / radius);
    }

    /** Where a screen of this size lies in the picture, the lens's distortion left out; of a curved one its middle. */
    public Homography screenToPicture(int screenWidth, int screenHeight, PhoneCamera camera) {
        double focal = focal(camera);
        double[][] r = rotation();
        double distance = focal / scale;
        double tx = moveX * camera.width() / scale;
        double ty = moveY * camera.height() / scale;
        double cx = -screenWidth / 2.0;
        double cy = -screenHeight / 2.0;
        Homography pose = new Homography(
                r[0][0],
                r[0][1],
                r[0][0] * cx + r[0][1] * cy + tx,
                r[1][0],
                r[1][1],
                r[1][0] * cx + r[1][1] * cy + ty,
                r[2][0],
                r[2][1],
                r[2][0] * cx + r[2][1] * cy + distance);
        Homography lens = Homography.affine(focal, 0, camera.width() / 2.0, 0, focal, camera.height() / 2.0);
        return lens.after(pose);
    }

    private static double focal(PhoneCamera camera) {
        return FOCAL * Math.max(camera.width(), camera.height());
    }

    private double[][] rotation() {
        return multiply(turn(2, roll), multiply(turn(0, pitch), turn(1, yaw)));
    }

    /** The same screen as a curved panel; its middle, half of its height and the camera are where the flat one's are. */
    public CurvedPanel panel(int screenWidth, int screenHeight, PhoneCamera camera) {
        double focal = focal(camera);
        double[] middle = {moveX * camera.width() / scale, moveY * camera.height() / scale, focal / scale};
        return new CurvedPanel(
                rotation(), middle, focal, camera.width(), camera.height(), screenWidth, screenHeight, arc);
    }

    /**
     * What share of a screen is seen in a part of the picture, the lens's distortion left out.
     *
     * @param part of the picture, or all of it
     */
    public double seenShare(int screenWidth, int screenHeight, PhoneCamera camera, Window part) {
        Homography toPicture = screenToPicture(screenWidth, screenHeight, camera);
        int seen = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            var p = toPicture.map(
                    (i % SAMPLES + 0.5) * screenWidth / SAMPLES, (i / SAMPLES + 0.5) * screenHeight / SAMPLES);
            double x = p.x() - part.left();
            double y = p.y() - part.top();
            seen += x >= 0 && y >= 0 && x < part.width() && y < part.height() ? 1 : 0;
        }
        return (double) seen / (SAMPLES * SAMPLES);
    }

    /** Whether nothing but the screen is seen in this part of the picture: none of its edges. */
    public boolean isFilled(int screenWidth, int screenHeight, PhoneCamera camera, Window part) {
        Homography toScreen = screenToPicture(screenWidth, screenHeight, camera).inverse();
        for (int i = 0; i < 4; i++) {
            var p = toScreen.map(part.left() + i % 2 * part.width(), part.top() + i / 2 * part.height());
            if (p.x() < 0 || p.y() < 0 || p.x() > screenWidth || p.y() > screenHeight) {
                return false;
            }
        }
        return true;
    }

    /** Red, green and blue light on every photosite, white of a bright screen 1. */
    float[][] light(BufferedImage screen, PhoneCamera camera, Random random) {
        ToScreen toScreen = arc == 0
                ? screenToPicture(screen.getWidth(), screen.getHeight(), camera).inverse()::map
                : panel(screen.getWidth(), screen.getHeight(), camera)::shownAt;
        float[] room = surroundings(camera.width(), camera.height(), random);
        float[][] out = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            Mat glowing = glowing(screen, channel, camera.blur() / scale);
            out[channel] = seen(glowing, toScreen, camera, channel, room);
        }
        addMirrored(out, camera, random);
        return out;
    }

    /** The screen's light on a grid of sub-pixel columns and half lines, blurred as the lens will. */
    private Mat glowing(BufferedImage screen, int channel, double blurInScreenPixels) {
        int width = (screen.getWidth() + 2 * BEZEL) * SUB_PIXELS;
        int height = (screen.getHeight() + 2 * BEZEL) * LINES;
        float[] values = new float[width * height];
        Arrays.fill(values, (float) (0.25 * room));
        float[] linear = new float[256];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = (float) (Math.pow(i / 255.0, GAMMA) * brightness);
        }
        int[] row = new int[screen.getWidth()];
        for (int y = 0; y < screen.getHeight(); y++) {
            screen.getRGB(0, y, row.length, 1, row, 0, row.length);
            int line = (y + BEZEL) * LINES * width;
            for (int x = 0; x < row.length; x++) {
                float lit = linear[row[x] >> (16 - 8 * channel) & 0xff];
                int at = line + (x + BEZEL) * SUB_PIXELS;
                for (int column = 0; column < SUB_PIXELS; column++) {
                    // One stripe of three glows; the second half line is a little darker for the gap between rows.
                    float stripe = column == channel ? SUB_PIXELS * lit : 0;
                    values[at + column] = 1.15f * stripe;
                    values[at + width + column] = 0.85f * stripe;
                }
            }
        }
        Mat mat = new Mat(height, width, CV_32FC1);
        new FloatPointer(mat.data()).put(values);
        // A photosite is a box of one picture pixel; with the lens's spread it acts about as a Gaussian.
        double spread = Math.hypot(blurInScreenPixels, 0.29 / scale);
        GaussianBlur(mat, mat, new Size(0, 0), spread * SUB_PIXELS, spread * LINES, BORDER_REPLICATE, 0);
        return mat;
    }

    private static float[] seen(Mat glowing, ToScreen toScreen, PhoneCamera camera, int channel, float[] room) {
        int width = camera.width();
        int height = camera.height();
        float[] mapX = new float[width * height];
        float[] mapY = new float[mapX.length];
        double half = width / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = x + 0.5 - half;
                double v = y + 0.5 - height / 2.0;
                double stretch = 1 + camera.distortion() * (u * u + v * v) / (half * half);
                var p = toScreen.map(half + u * stretch, height / 2.0 + v * stretch);
                mapX[y * width + x] = (float) ((p.x() + BEZEL) * SUB_PIXELS - 0.5);
                mapY[y * width + x] = (float) ((p.y() + BEZEL) * LINES - 0.5);
            }
        }
        Mat mx = new Mat(height, width, CV_32FC1);
        new FloatPointer(mx.data()).put(mapX);
        Mat my = new Mat(height, width, CV_32FC1);
        new FloatPointer(my.data()).put(mapY);
        Mat out = new Mat();
        remap(glowing, out, mx, my, INTER_LINEAR, BORDER_CONSTANT, new Scalar(-1));
        float[] light = new float[mapX.length];
        new FloatPointer(out.data()).get(light);
        for (int i = 0; i < light.length; i++) {
            light[i] = light[i] < 0 ? room[i] * (channel == 2 ? 0.85f : 1) : light[i];
        }
        return light;
    }

    /** A wall with things on and before it. */
    private float[] surroundings(int width, int height, Random random) {
        int shrunk = 4;
        BufferedImage image = new BufferedImage(width / shrunk, height / shrunk, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(grey(0.5));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < 30; i++) {
            g.setColor(grey(random.nextDouble()));
            int x = random.nextInt(image.getWidth());
            int y = random.nextInt(image.getHeight());
            int w = 20 + random.nextInt(200);
            g.rotate(random.nextGaussian() * 0.4, x, y);
            if (i % 3 == 0) {
                g.fillOval(x, y, w, 20 + random.nextInt(200));
            } else if (i % 3 == 1) {
                g.fillRect(x, y, w, 20 + random.nextInt(200));
            } else {
                g.setStroke(new BasicStroke(1 + random.nextInt(8)));
                g.drawLine(x, y, x + 3 * w, y + random.nextInt(200));
            }
        }
        g.dispose();
        float[] out = new float[width * height];
        var raster = image.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sx = Math.min(x / shrunk, image.getWidth() - 1);
                int sy = Math.min(y / shrunk, image.getHeight() - 1);
                out[y * width + x] = (float) (2 * room * raster.getSample(sx, sy, 0) / 255);
            }
        }
        return out;
    }

    private static Color grey(double value) {
        return new Color((float) value, (float) value, (float) value);
    }

    /** What the glass mirrors: a share of the room, and a lamp. */
    private void addMirrored(float[][] light, PhoneCamera camera, Random random) {
        int width = camera.width();
        double lampX = width * (0.2 + 0.6 * random.nextDouble());
        double lampY = camera.height() * (0.2 + 0.6 * random.nextDouble());
        double size = width * (0.04 + 0.06 * random.nextDouble());
        for (int i = 0; i < light[0].length; i++) {
            double dx = (i % width - lampX) / size;
            double dy = (i / width - lampY) / size;
            double mirrored = MIRRORED * room + glare * Math.exp(-0.5 * (dx * dx + dy * dy));
            for (float[] channel : light) {
                channel[i] += (float) mirrored;
            }
        }
    }

    private static double[][] turn(int axis, double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return switch (axis) {
            case 0 -> new double[][] {{1, 0, 0}, {0, c, -s}, {0, s, c}};
            case 1 -> new double[][] {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
            default -> new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
        };
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] out = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }
}
