/**
 * What is left of a picture when its content is taken away, and what a mark looks like in it: residuals, their spectra and
 * their parts, the screen's pixels sampled from them, all copies of the tile folded onto one, the pilot in that.
 *
 * <p>Used by the search for a photographed screen and by the tracer. Knows the carrier, but no tokens and no verdicts.
 */
@NullMarked
package io.yingdun.watermark.signal;

import org.jspecify.annotations.NullMarked;
