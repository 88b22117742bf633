package io.yingdun.bench.engine;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The ways a photo of a screen is taken and passed on. Angles are those of the hard end, drawn within a quarter below. */
enum PhotoWay {
    FRONTAL("near frontal, 1.7 px/px", 6, 3, 1.7, PhoneCamera.FAIR, 0),
    MEDIUM("15°, 1.45 px/px", 15, 10, 1.45, PhoneCamera.FAIR, 0),
    STRONG("28°, 1.07 px/px, dim, JPEG 75", 28, 15, 1.07, PhoneCamera.DIM, 0),
    PARTIAL("40 % of the screen, 2.6 px/px", 12, 8, 2.6, PhoneCamera.FAIR, 0) {
        @Override
        ScreenOptics optics(Random random) {
            double sideX = random.nextBoolean() ? 0.12 : -0.12;
            double sideY = random.nextBoolean() ? 0.09 : -0.09;
            return super.optics(random).movedBy(sideX, sideY);
        }
    },
    UPRIGHT("phone held upright, 1.15 px/px", 12, 90, 1.15, PhoneCamera.FAIR, 0),
    UPSIDE_DOWN("upside down, 1.45 px/px", 12, 180, 1.45, PhoneCamera.FAIR, 0),
    STEEP("38°, 1.3 px/px", 38, 10, 1.3, PhoneCamera.FAIR, 0),
    FRONTAL_1440("near frontal, messenger 1440", 6, 3, 1.7, PhoneCamera.FAIR, 1440),
    MEDIUM_1440("15°, messenger 1440", 15, 10, 1.45, PhoneCamera.FAIR, 1440),
    MEDIUM_1080("15°, messenger 1080", 15, 10, 1.45, PhoneCamera.FAIR, 1080);

    /** What a messenger stores. */
    private static final int MESSENGER_QUALITY = 72;

    private final String title;
    private final double tilt;
    private final double roll;
    private final double scale;
    private final PhoneCamera camera;
    private final int messenger;

    PhotoWay(String title, double tilt, double roll, double scale, PhoneCamera camera, int messenger) {
        this.title = title;
        this.tilt = tilt;
        this.roll = roll;
        this.scale = scale;
        this.camera = camera;
        this.messenger = messenger;
    }

    /** A name for tables. */
    String title() {
        return title;
    }

    /** How the phone is held this time. */
    ScreenOptics optics(Random random) {
        double direction = 2 * Math.PI * random.nextDouble();
        double angle = tilt * (0.75 + 0.25 * random.nextDouble());
        double turned = roll >= 90 ? roll + 6 * (random.nextDouble() - 0.5) : roll * (2 * random.nextDouble() - 1);
        return ScreenOptics.frontal(scale)
                .turned(angle * Math.cos(direction), angle * Math.sin(direction), turned)
                .lit(0.55 + 0.4 * random.nextDouble(), 0.02 + 0.2 * random.nextDouble(), 0.03 * random.nextDouble());
    }

    /** The file an officer is handed. */
    byte[] of(BufferedImage screen, Random random) {
        byte[] photo = camera.photo(screen, optics(random), random);
        return messenger == 0 ? photo : passedOn(photo);
    }

    private byte[] passedOn(byte[] photo) {
        try (PointerScope scope = new PointerScope()) {
            Mat mat = imdecode(new Mat(1, photo.length, CV_8UC1, new BytePointer(photo)), IMREAD_COLOR);
            double factor = (double) messenger / Math.max(mat.cols(), mat.rows());
            Size size = new Size((int) Math.round(mat.cols() * factor), (int) Math.round(mat.rows() * factor));
            Mat small = new Mat();
            resize(mat, small, size, 0, 0, INTER_AREA);
            BytePointer bytes = new BytePointer();
            imencode(".jpg", small, bytes, new IntPointer(IMWRITE_JPEG_QUALITY, MESSENGER_QUALITY));
            byte[] out = new byte[(int) bytes.limit()];
            bytes.get(out);
            return out;
        }
    }
}
