/**
 * Where in the tile's spectrum a mark lives: the keyed pilot tones by which it is found and the keyed harmonics that
 * carry the chips; and the real-valued signal that they add up to.
 *
 * <p>Called by the overlay, which draws the signal, and by the tracer, which looks for it. Knows nothing of grey levels
 * and of pictures.
 */
@NullMarked
package io.yingdun.watermark.carrier;

import org.jspecify.annotations.NullMarked;
