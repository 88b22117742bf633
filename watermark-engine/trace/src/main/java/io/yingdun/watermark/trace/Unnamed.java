package io.yingdun.watermark.trace;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.photo.PhotoSearch;

/**
 * A picture or video in which no token was found.
 *
 * @param picture its index among those of one leak
 * @param seen in it alone
 * @param plausible the plane in it that came nearest to a screen's
 */
record Unnamed(
        int picture, Footage footage, TraceHints hints, PayloadTest.Seen seen, PhotoSearch.Plausible plausible) {}
