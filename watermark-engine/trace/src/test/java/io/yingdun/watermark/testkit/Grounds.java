package io.yingdun.watermark.testkit;

import java.util.Arrays;

/** What a screen shows under a mark where a person is most likely to see it. */
public enum Grounds {
    WHITE("white"),
    GREY("grey 128"),
    DARK("grey 40"),
    BLACK("black"),
    GRADIENT("gradient, 5 px a level"),
    TEXT("text");

    private static final int PIXELS_A_LEVEL = 5;

    private final String title;

    Grounds(String title) {
        this.title = title;
    }

    /** For tables. */
    public String title() {
        return title;
    }

    /** A square of opaque pixels, row by row. */
    public int[] square(int side) {
        int[] rgb = new int[side * side];
        switch (this) {
            case WHITE -> Arrays.fill(rgb, 0xffffffff);
            case GREY -> Arrays.fill(rgb, 0xff808080);
            case DARK -> Arrays.fill(rgb, 0xff282828);
            case BLACK -> Arrays.fill(rgb, 0xff000000);
            case GRADIENT -> {
                int first = 128 - side / PIXELS_A_LEVEL / 2;
                for (int i = 0; i < rgb.length; i++) {
                    int grey = Math.min(Math.max(first + i % side / PIXELS_A_LEVEL, 0), 255);
                    rgb[i] = 0xff000000 | grey * 0x010101;
                }
            }
            case TEXT -> Screens.TEXT.of(side, side, 1).getRGB(0, 0, side, side, rgb, 0, side);
        }
        return rgb;
    }
}
