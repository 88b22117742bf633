package io.yingdun.bench.engine;

/** A published way of marking a screen, built in small: 72 bits, the token's 48 and a check of 24, without a list of tokens. */
interface Rival {
    /** Identity and check. */
    int BITS = 72;

    String title();

    /** The screen with these bits on it. */
    int[] marked(int[] bare, int width, boolean[] bits);

    /** What its own search reads from a capture: several readings where it cannot tell where its tile begins. */
    boolean[][] search(float[] luma, int width);

    /** What it reads where the screen's pixels are known; NaN where the capture shows nothing of the screen. */
    boolean[] read(float[] screenLuma, int width);
}
