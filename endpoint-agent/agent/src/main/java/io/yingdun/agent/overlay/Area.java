package io.yingdun.agent.overlay;

/** A rectangle in pixels from a monitor's top left corner. */
public record Area(int x, int y, int width, int height) {

    boolean contains(Area other) {
        return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom();
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    boolean isEmpty() {
        return width <= 0 || height <= 0;
    }
}
