package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.signal.Window;
import io.yingdun.watermark.testkit.CurvedPanel;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A screen, how it is photographed, and what becomes of the file. Angles are those of the hard end, drawn within a
 * quarter below.
 *
 * @param tilt degrees
 * @param roll degrees; drawn on both sides below 90, else within 3
 * @param scale photo pixels a screen pixel
 * @param camera that takes it
 * @param part share of the screen that is seen in the part of the photo that is passed on, none of its edges; 1 for all of
 *     the photo
 * @param messenger longer side of the copy that a messenger makes, 0 for none
 * @param screenWidth of the screen, pixels
 * @param screenHeight of the screen, pixels
 * @param displayScale of the display
 * @param arc that a curved panel's width spans, radians; 0 for a flat one
 */
record PhotoSetup(
        double tilt,
        double roll,
        double scale,
        PhoneCamera camera,
        double part,
        int messenger,
        int screenWidth,
        int screenHeight,
        double displayScale,
        double arc) {
    private static final int MESSENGER_QUALITY = 72;
    private static final int CROP_QUALITY = 92;

    /** Standard deviation of where an officer clicks, pixels. */
    private static final double CLICK_ERROR = 1.5;

    private static final double SIDE = 0.8;
    private static final double CROP_STEP = 0.99;

    /** The file an officer is handed, and the corners as an officer would click them. */
    record Photo(byte[] jpeg, Quadrilateral corners) {}

    static PhotoSetup held(double tilt, double roll, double scale) {
        return new PhotoSetup(tilt, roll, scale, PhoneCamera.FAIR, 1, 0, 1920, 1080, 1, 0);
    }

    PhotoSetup in(PhoneCamera other) {
        return new PhotoSetup(tilt, roll, scale, other, part, messenger, screenWidth, screenHeight, displayScale, arc);
    }

    PhotoSetup part(double share) {
        return new PhotoSetup(
                tilt, roll, scale, camera, share, messenger, screenWidth, screenHeight, displayScale, arc);
    }

    PhotoSetup sent(int longerSide) {
        return new PhotoSetup(
                tilt, roll, scale, camera, part, longerSide, screenWidth, screenHeight, displayScale, arc);
    }

    PhotoSetup of(int width, int height, double scaling) {
        return new PhotoSetup(tilt, roll, scale, camera, part, messenger, width, height, scaling, arc);
    }

    /** The radius that a panel's name tells (1500 in 1500R) and its width, both in millimetres. */
    PhotoSetup curved(double radius, double panelWidth) {
        return new PhotoSetup(
                tilt,
                roll,
                scale,
                camera,
                part,
                messenger,
                screenWidth,
                screenHeight,
                displayScale,
                panelWidth / radius);
    }

    /** How the phone is held this time. */
    ScreenOptics optics(Random random) {
        double direction = 2 * Math.PI * random.nextDouble();
        double angle = tilt * (0.75 + 0.25 * random.nextDouble());
        double turned = roll >= 90 ? roll + 6 * (random.nextDouble() - 0.5) : roll * (2 * random.nextDouble() - 1);
        return ScreenOptics.frontal(scale)
                .turned(angle * Math.cos(direction), angle * Math.sin(direction), turned)
                .lit(0.55 + 0.4 * random.nextDouble(), 0.02 + 0.2 * random.nextDouble(), 0.03 * random.nextDouble())
                .curved(1, arc);
    }

    /** The photo as it is taken, before anything becomes of it; what the file is made of does not depend on the latter. */
    PhotoSetup taken() {
        return part(1).sent(0);
    }

    /** The photo of {@link #taken}, held in this way. */
    byte[] photo(BufferedImage screen, ScreenOptics optics, Random random) {
        return camera.photo(screen, optics, random);
    }

    /** What becomes of that photo. */
    Photo handedIn(byte[] photo, ScreenOptics optics, Random random) {
        Window kept = kept(optics, random);
        double factor = messenger == 0 ? 1 : (double) messenger / Math.max(kept.width(), kept.height());
        boolean whole = kept.width() == camera.width() && kept.height() == camera.height();
        byte[] file = whole && messenger == 0 ? photo : passedOn(photo, kept, factor);
        Quadrilateral corners = corners(optics);
        return new Photo(
                file,
                Quadrilateral.of(corners.corners().stream()
                        .map(corner -> clicked(corner, kept, factor, random))
                        .toList()));
    }

    /** Of the screen in the photo as it is taken, without the lens's distortion. */
    Quadrilateral corners(ScreenOptics optics) {
        if (arc != 0) {
            CurvedPanel panel = optics.panel(screenWidth, screenHeight, camera);
            return new Quadrilateral(
                    panel.seen(0, 0),
                    panel.seen(screenWidth, 0),
                    panel.seen(screenWidth, screenHeight),
                    panel.seen(0, screenHeight));
        }
        return optics.screenToPicture(screenWidth, screenHeight, camera).map(0, 0, screenWidth, screenHeight);
    }

    private static Point clicked(Point corner, Window kept, double factor, Random random) {
        return new Point(
                (corner.x() - kept.left()) * factor + CLICK_ERROR * random.nextGaussian(),
                (corner.y() - kept.top()) * factor + CLICK_ERROR * random.nextGaussian());
    }

    /** The largest part of the photo, of its shape and off its middle, that shows no more of the screen than asked for. */
    Window kept(ScreenOptics optics, Random random) {
        Window all = new Window(0, 0, camera.width(), camera.height());
        if (part == 1) {
            return all;
        }
        double sideX = SIDE * (2 * random.nextDouble() - 1);
        double sideY = SIDE * (2 * random.nextDouble() - 1);
        for (double share = 1; share > 0.1; share *= CROP_STEP) {
            int width = (int) (share * camera.width());
            int height = (int) (share * camera.height());
            int left = (int) ((1 + sideX * (1 - share)) / 2 * (camera.width() - width));
            int top = (int) ((1 + sideY * (1 - share)) / 2 * (camera.height() - height));
            Window window = new Window(left, top, width, height);
            if (optics.seenShare(screenWidth, screenHeight, camera, window) <= part
                    && optics.isFilled(screenWidth, screenHeight, camera, window)) {
                return window;
            }
        }
        throw new IllegalStateException("no part of the photo shows " + part + " of the screen");
    }

    private static byte[] passedOn(byte[] photo, Window kept, double factor) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = imdecode(new Mat(1, photo.length, CV_8UC1, new BytePointer(photo)), IMREAD_COLOR);
            Mat part = new Mat(mat, new Rect(kept.left(), kept.top(), kept.width(), kept.height()));
            Size size = new Size((int) Math.round(kept.width() * factor), (int) Math.round(kept.height() * factor));
            Mat small = new Mat();
            resize(part, small, size, 0, 0, INTER_AREA);
            BytePointer bytes = new BytePointer();
            int quality = factor == 1 ? CROP_QUALITY : MESSENGER_QUALITY;
            imencode(".jpg", small, bytes, new IntPointer(IMWRITE_JPEG_QUALITY, quality));
            byte[] out = new byte[(int) bytes.limit()];
            bytes.get(out);
            return out;
        }
    }
}
