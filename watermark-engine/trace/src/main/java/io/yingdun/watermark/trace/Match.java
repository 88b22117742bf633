package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.payload.Token;
import org.jspecify.annotations.Nullable;

/**
 * A token found in a picture.
 *
 * @param falseAccusationProbability bound on the probability that an innocent token would have been named, over the
 *     whole population and every geometry tried
 * @param charge for the geometries tried, in that bound
 * @param statistic the detection statistic; chance alone stays near 5, a clean screenshot reaches 30
 * @param corners of the marked area in picture pixels, in the screen's order; null where it could not be told
 * @param gridToPicture from pixels of the screen at 100 % display scaling, with some start of the tile as origin, to
 *     picture pixels
 */
public record Match(
        Token token,
        double falseAccusationProbability,
        int charge,
        double statistic,
        @Nullable Quadrilateral corners,
        Projection gridToPicture) {}
