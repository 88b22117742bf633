/**
 * Points, quadrilaterals and plane projective maps, as values.
 *
 * <p>One convention for the whole engine: coordinates are continuous, (0, 0) is the outer corner of the top left pixel,
 * the centre of pixel (x, y) lies at (x + 0.5, y + 0.5). Enlarging by s is therefore just a multiplication. Knows nothing
 * of marks.
 */
@NullMarked
package io.yingdun.watermark.geometry;

import org.jspecify.annotations.NullMarked;
