/**
 * How a photographed screen lies in the photo: from line segments and the pilot tones to a projection that is exact to a
 * fraction of a screen pixel, without the screen's outline.
 *
 * <p>The way, one class a stage: {@code LineSegments}, {@code PlaneSearch} (views of the likely planes), {@code
 * FlatField} and {@code MeanSpectrum} (what a view shows of the tones), {@code ToneSearch} (scale, turn, aspect), {@code
 * ToneField} (fit), {@code SeedSearch} (where the tile starts), {@code GeometryGrowth} (exact over the whole screen).
 * {@link io.yingdun.watermark.photo.PhotoSearch} is the entrance. Coordinates: field pixels are those of the residual;
 * view pixels those of a virtual camera that faces the plane; flat pixels are view pixels counted from the view's box;
 * screen pixels are those of the tile, 125 a period. Knows nothing of tokens.
 */
@NullMarked
package io.yingdun.watermark.photo;

import org.jspecify.annotations.NullMarked;
