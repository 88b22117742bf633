package io.yingdun.bench.engine;

import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Why a picture must name nobody of the site, and pictures for which that is so. */
enum NullCase {
    UNMARKED("unmarked"),
    OTHER_KEY("marked under another key"),
    /** The hardest: the geometry is found, and the payload is as strong as it gets. */
    UNLISTED("right key, token not listed");

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    /** Crops are cut from screens that are a little larger than they. */
    private static final int MARGIN = 64;

    /** A photo or a whole screen takes as long as twenty crops. */
    private static final int ONE_PHOTO_IN = 100;

    private static final int ONE_WHOLE_SCREEN_IN = 50;
    private static final CaptureWay WHOLE_SCREEN = new CaptureWay(0, 0, 1, 1, 75);

    /** Three megapixels: what a messenger or a report's editor leaves of a photo. */
    private static final PhoneCamera CAMERA = new PhoneCamera(2000, 1500, 0.8, 0.006, 4000, 4, 4, 0.3, 85);

    private static final int PHOTOGRAPHED_WIDTH = 1280;
    private static final int PHOTOGRAPHED_HEIGHT = 720;

    /** Small pictures, so that ten thousand take an hour or two. */
    private static final List<CaptureWay> WAYS = List.of(
            new CaptureWay(256, 256, 1, 1, 75),
            new CaptureWay(300, 300, 1, 1, 0),
            new CaptureWay(400, 300, 1, 1, 75),
            new CaptureWay(256, 256, 1, 1, 0),
            new CaptureWay(400, 400, 0.67, 0.67, 75),
            new CaptureWay(300, 200, 1.25, 1.25, 0),
            new CaptureWay(600, 400, 0.5, 0.5, 75),
            new CaptureWay(300, 300, 1, 1, 50),
            new CaptureWay(400, 300, 0.75, 0.75, 0),
            new CaptureWay(300, 300, 1.1, 0.9, 90));

    private final String title;

    NullCase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Each in turn. */
    static NullCase of(int index) {
        return values()[index % values().length];
    }

    static boolean isPhoto(int index) {
        return index / values().length % ONE_PHOTO_IN == 0;
    }

    /** The picture of this number; its token is one of the other fleet's, or one that the site never listed. */
    Picture picture(int index, long seed, Fleet site, Fleet other) throws PictureException {
        Random random = new Random(seed * 1_000_003 + index);
        int turn = index / values().length;
        Scene scene = Scene.values()[turn % Scene.values().length];
        if (isPhoto(index)) {
            // Turns that bring a photo are whole multiples, so the scene must not follow from them alone.
            scene = Scene.values()[random.nextInt(Scene.values().length)];
            BufferedImage screen = scene.screen(PHOTOGRAPHED_WIDTH, PHOTOGRAPHED_HEIGHT, seed * 100_000 + index);
            int[] shown = shown(screen, index, site, other);
            screen.setRGB(0, 0, PHOTOGRAPHED_WIDTH, PHOTOGRAPHED_HEIGHT, shown, 0, PHOTOGRAPHED_WIDTH);
            return PictureReader.read(CAMERA.photo(screen, optics(random), random));
        }
        boolean whole = turn % ONE_WHOLE_SCREEN_IN == ONE_WHOLE_SCREEN_IN / 2;
        CaptureWay way = whole ? WHOLE_SCREEN : WAYS.get(turn / Scene.values().length % WAYS.size());
        int width = way.cropWidth() == 0 ? WIDTH : way.cropWidth() + MARGIN;
        int height = way.cropHeight() == 0 ? HEIGHT : way.cropHeight() + MARGIN;
        BufferedImage screen = scene.screen(width, height, seed * 100_000 + index);
        return way.of(shown(screen, index, site, other), width, height, random);
    }

    private int[] shown(BufferedImage screen, int index, Fleet site, Fleet other) {
        int width = screen.getWidth();
        int[] bare = Rgb.pixels(screen);
        return switch (this) {
            case UNMARKED -> bare;
            case OTHER_KEY -> other.marked(bare, width, other.token(index), Strength.DEFAULT, 1.0);
            // The other fleet's tokens are random too: none of them is the site's.
            case UNLISTED -> site.marked(bare, width, other.token(index), Strength.DEFAULT, 1.0);
        };
    }

    private static ScreenOptics optics(Random random) {
        double angle = 20 * random.nextDouble();
        double direction = 2 * Math.PI * random.nextDouble();
        return ScreenOptics.frontal(1.1 + 0.9 * random.nextDouble())
                .turned(angle * Math.cos(direction), angle * Math.sin(direction), 8 * random.nextDouble() - 4)
                .lit(0.6 + 0.3 * random.nextDouble(), 0.02 + 0.15 * random.nextDouble(), 0.03 * random.nextDouble());
    }
}
