package io.yingdun.bench.engine;

import io.yingdun.watermark.testkit.PhoneCamera;

/** The ways a photo of a screen is taken, passed on and handed in. */
enum PhotoWay {
    FRONTAL("near frontal, 1.7 px/px", Goal.PLAIN, PhotoSetup.held(6, 3, 1.7)),
    MEDIUM("15°, 1.45 px/px", Goal.PLAIN, PhotoSetup.held(15, 10, 1.45)),
    STRONG(
            "28°, 1.07 px/px, dim, JPEG 75",
            Goal.HARD,
            PhotoSetup.held(28, 15, 1.07).in(PhoneCamera.DIM)),
    PARTIAL(
            "40 % of the screen, cut out, 2.6 px/px",
            Goal.PLAIN, PhotoSetup.held(12, 8, 2.6).part(0.4)),
    CLOSE_UP(
            "40 % of the screen, all 12 MP, 3.9 px/px",
            Goal.PLAIN, PhotoSetup.held(12, 8, 3.9).part(0.4)),
    UPRIGHT("phone held upright, 1.15 px/px", Goal.REPORTED, PhotoSetup.held(12, 90, 1.15)),
    UPSIDE_DOWN("upside down, 1.45 px/px", Goal.REPORTED, PhotoSetup.held(12, 180, 1.45)),
    SMALL("small in the frame, 0.8 px/px", Goal.REPORTED, PhotoSetup.held(15, 10, 0.8)),
    STEEP("38°, 1.3 px/px", Goal.STEEP, PhotoSetup.held(38, 10, 1.3)),
    STEEPEST("45°, 1.3 px/px", Goal.REPORTED, PhotoSetup.held(45, 10, 1.3)),
    SCALED_150(
            "4K display at 150 %, 1.0 px/px",
            Goal.PLAIN, PhotoSetup.held(12, 5, 1.0).of(3840, 2160, 1.5)),
    SCALED_200(
            "4K display at 200 %, 1.0 px/px",
            Goal.PLAIN, PhotoSetup.held(12, 5, 1.0).of(3840, 2160, 2.0)),
    FRONTAL_1440("near frontal, messenger 1440", Goal.PLAIN, FRONTAL.setup.sent(1440)),
    MEDIUM_1440("15°, messenger 1440", Goal.PLAIN, MEDIUM.setup.sent(1440)),
    PARTIAL_1440("40 % cut out, messenger 1440", Goal.PLAIN, PARTIAL.setup.sent(1440)),
    STRONG_1440("28° dim, messenger 1440", Goal.REPORTED, STRONG.setup.sent(1440)),
    MEDIUM_1080("15°, messenger 1080", Goal.SMALLEST, MEDIUM.setup.sent(1080)),
    MEDIUM_1080_TWICE("15°, messenger 1080, two photos together", Goal.REPORTED, MEDIUM.setup.sent(1080), 2, false),
    STRONG_CORNERS("28° dim, four corners given", Goal.CORNERS, STRONG.setup, 1, true),
    MEDIUM_1440_CORNERS("15°, messenger 1440, four corners given", Goal.CORNERS, MEDIUM.setup.sent(1440), 1, true),
    MEDIUM_1080_CORNERS("15°, messenger 1080, four corners given", Goal.CORNERS, MEDIUM.setup.sent(1080), 1, true),
    CURVED_27_FRONTAL(
            "27\" 1800R, near frontal, 1.45 px/px",
            Goal.REPORTED,
            PhotoSetup.held(6, 3, 1.45).curved(1800, 598)),
    CURVED_27(
            "27\" 1800R, 15°, 1.45 px/px",
            Goal.REPORTED,
            PhotoSetup.held(15, 10, 1.45).curved(1800, 598)),
    CURVED_32_FRONTAL(
            "32\" 1500R, near frontal, 1.45 px/px",
            Goal.REPORTED,
            PhotoSetup.held(6, 3, 1.45).curved(1500, 708)),
    CURVED_32(
            "32\" 1500R, 15°, 1.45 px/px",
            Goal.REPORTED,
            PhotoSetup.held(15, 10, 1.45).curved(1500, 708)),
    CURVED_34_FRONTAL(
            "34\" 21:9 1000R, near frontal, 0.95 px/px",
            Goal.REPORTED,
            PhotoSetup.held(6, 3, 0.95).of(3440, 1440, 1).curved(1000, 797)),
    CURVED_34(
            "34\" 21:9 1000R, 15°, 0.95 px/px",
            Goal.REPORTED,
            PhotoSetup.held(15, 10, 0.95).of(3440, 1440, 1).curved(1000, 797)),
    CURVED_32_1440("32\" 1500R, 15°, messenger 1440", Goal.REPORTED, CURVED_32.setup.sent(1440)),
    CURVED_34_1440("34\" 21:9 1000R, 15°, messenger 1440", Goal.REPORTED, CURVED_34.setup.sent(1440));

    private final String title;
    private final Goal goal;
    private final PhotoSetup setup;
    private final int photos;
    private final boolean corners;

    /** What is wanted of the share that is named, over all ways of a goal. */
    enum Goal {
        PLAIN("near frontal, 15°, 40 %, their copies of 1440", 0.995),
        HARD("28°, dim, JPEG 75", 0.99),
        STEEP("38°", 0.98),
        SMALLEST("15°, messenger 1080", 0.9),
        CORNERS("four corners given", 0.995),
        REPORTED("others", 0);

        private final String title;
        private final double share;

        Goal(String title, double share) {
            this.title = title;
            this.share = share;
        }

        String title() {
            return title;
        }

        /** 0 where nothing is wanted. */
        double share() {
            return share;
        }
    }

    PhotoWay(String title, Goal goal, PhotoSetup setup) {
        this(title, goal, setup, 1, false);
    }

    PhotoWay(String title, Goal goal, PhotoSetup setup, int photos, boolean corners) {
        this.title = title;
        this.goal = goal;
        this.setup = setup;
        this.photos = photos;
        this.corners = corners;
    }

    /** A name for tables. */
    String title() {
        return title;
    }

    Goal goal() {
        return goal;
    }

    PhotoSetup setup() {
        return setup;
    }

    /** How many photos of one screen are handed in together. */
    int photos() {
        return photos;
    }

    /** Whether the screen's corners are told. */
    boolean hasCorners() {
        return corners;
    }
}
