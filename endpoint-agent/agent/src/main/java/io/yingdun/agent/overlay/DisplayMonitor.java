package io.yingdun.agent.overlay;

/**
 * A monitor, in pixels of the virtual screen.
 *
 * @param scale display scaling, 1.0 being 100 %
 */
public record DisplayMonitor(String name, int x, int y, int width, int height, double scale) {

    Area place() {
        return new Area(x, y, width, height);
    }
}
