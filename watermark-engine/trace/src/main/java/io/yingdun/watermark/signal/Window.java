package io.yingdun.watermark.signal;

/** An upright window of pixels: its first column and row and its size. */
public record Window(int left, int top, int width, int height) {

    /** The middle part, at most this large. */
    public Window middle(int mostWidth, int mostHeight) {
        int w = Math.min(width, mostWidth);
        int h = Math.min(height, mostHeight);
        return new Window(left + (width - w) / 2, top + (height - h) / 2, w, h);
    }
}
