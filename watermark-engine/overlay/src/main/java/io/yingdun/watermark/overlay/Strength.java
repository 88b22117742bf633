package io.yingdun.watermark.overlay;

/**
 * How strongly a mark is drawn, level 1 (faintest) to 10, as grey levels: the constant alpha of every overlay pixel,
 * which is also the largest colour value, and the standard deviation of the signal before dithering.
 *
 * <p>PSNR is that of a marked white screen against the bare one, the worst ground for it; measured, see {@code
 * StrengthTest}. Level 5 is as strong as the budget of what an eye may see allows (S-CIELAB 0.35, {@code
 * VisibilityTest}), since small recompressed photos can use it; a twelfth of its samples is clipped. Below level 5
 * photos of a screen are at risk, below level 3 recompressed screenshots too.
 */
public enum Strength {
    LEVEL_1(1, 0.15),
    LEVEL_2(1, 0.20),
    LEVEL_3(1, 0.25),
    LEVEL_4(2, 0.35),
    LEVEL_5(2, 0.58),
    LEVEL_6(3, 0.75),
    LEVEL_7(4, 1.00),
    LEVEL_8(5, 1.25),
    LEVEL_9(6, 1.50),
    LEVEL_10(8, 2.00);

    /** What a policy has unless an officer chooses otherwise. */
    public static final Strength DEFAULT = LEVEL_5;

    private final int alpha;
    private final double deviation;

    Strength(int alpha, double deviation) {
        this.alpha = alpha;
        this.deviation = deviation;
    }

    /** The strength with this number. */
    public static Strength ofLevel(int level) {
        if (level < 1 || level > values().length) {
            throw new IllegalArgumentException("strength is a level from 1 to " + values().length + ", not " + level);
        }
        return values()[level - 1];
    }

    /** 1 to 10. */
    public int level() {
        return ordinal() + 1;
    }

    /** Alpha of every pixel, of 255; colours lie between 0 and this. */
    public int alpha() {
        return alpha;
    }

    /** Standard deviation of the signal in grey levels. */
    public double deviation() {
        return deviation;
    }
}
