package io.yingdun.agent.platform;

import java.util.List;

/** Makes overlay windows that the display server repaints by itself: the agent holds no pixels and draws no frame. */
public interface TileWindows {

    /** A window with this place on the virtual screen, prepared as an overlay and not yet shown. */
    TileWindow create(int x, int y, int width, int height);

    /** One overlay window. */
    interface TileWindow extends AutoCloseable {
        long handle();

        /**
         * Repeats a square tile over these rectangles and shows it there, nothing elsewhere.
         *
         * @param period side of the tile in pixels
         * @param premultipliedArgb row by row
         * @param rectangles {@code {x, y, width, height}} from the window's corner, without overlap
         * @return false if the display server did not show it
         */
        boolean show(int period, int[] premultipliedArgb, List<int[]> rectangles);

        @Override
        void close();
    }
}
