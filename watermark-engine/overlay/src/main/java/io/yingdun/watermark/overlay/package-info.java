/**
 * Draws a mark: strength in grey levels, the tile of premultiplied pixels that repeats over the screen, and what a
 * compositor makes of it.
 *
 * <p>Conventions of this room, stated once. Pixel (0, 0) of the tile lies on pixel (0, 0) of the screen's monitor, the
 * top left one. Colours are 8 bit values as they go to the screen (no linear light). A pixel is one int, alpha red green
 * blue from the most significant byte, colour premultiplied. The compositor computes {@code out = c + round(in (255 -
 * A) / 255)}; 255 is odd, so the product never lies half-way and the rounding is the same everywhere.
 *
 * <p>Called by the endpoint agent (window), the servers (browser tiles) and the command line. It must never know what is
 * on the screen: the same tile is right on every ground.
 */
@NullMarked
package io.yingdun.watermark.overlay;

import org.jspecify.annotations.NullMarked;
