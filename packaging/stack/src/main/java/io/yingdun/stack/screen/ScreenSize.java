package io.yingdun.stack.screen;

/** Of a screen or a window, in pixels. */
public record ScreenSize(int width, int height) {

    public ScreenSize {
        if (width < 64 || height < 64 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException("no screen has " + width + " x " + height + " pixels");
        }
    }
}
