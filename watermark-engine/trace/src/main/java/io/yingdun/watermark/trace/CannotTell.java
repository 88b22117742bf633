package io.yingdun.watermark.trace;

import java.util.List;
import java.util.Set;

/**
 * No token reached the threshold.
 *
 * @param reason what was seen instead
 * @param advice what would help, most useful first
 * @param bestStatistic the highest detection statistic of any token in any geometry, 0 if none was tested
 * @param charge of that statistic, that of a first test if none was made
 */
public record CannotTell(Reason reason, List<Advice> advice, double bestStatistic, int geometriesTested, int charge)
        implements TraceVerdict {

    /** What was seen instead of a token. */
    public enum Reason {
        /** Nothing that looks like a mark. */
        NO_MARK_FOUND,
        /** A mark is there, but too little of it is left to say whose. */
        MARK_TOO_WEAK,
        /** A clear mark of this site that none of the listed tokens explains. */
        TOKEN_NOT_LISTED
    }

    /** What an officer can do. */
    public enum Advice {
        HIGHER_QUALITY,
        LARGER_PART,
        LESS_SCALING,
        WHOLE_SCREEN,
        /** A photo from nearer: fewer than 0.9 of its pixels are one of the screen's. */
        CLOSER,
        /** A photo in focus, without shake. */
        SHARPER,
        /** A photo without a lamp's mirror image. */
        LESS_GLARE,
        /** The same photo, with the screen's corners told. */
        FOUR_CORNERS,
        UNMARKED_LIKELY
    }

    public CannotTell {
        advice = List.copyOf(advice);
        if (Set.copyOf(advice).size() != advice.size()) {
            throw new IllegalArgumentException("the same advice twice: " + advice);
        }
    }

    @Override
    public List<Match> matches() {
        return List.of();
    }
}
