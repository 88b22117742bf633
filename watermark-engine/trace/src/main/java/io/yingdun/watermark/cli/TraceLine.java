package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.trace.Attributed;
import io.yingdun.watermark.trace.CannotTell;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TraceVerdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code watermark trace}'s output.
 *
 * @param verdict {@code match} or {@code cannot-tell}
 * @param reason null for a match; what was seen instead, or {@code unreadable: …}
 * @param advice what would help, codes in lower case
 * @param statistic of the strongest match, or the highest that was seen
 */
record TraceLine(
        String file,
        String verdict,
        List<MatchLine> matches,
        double seconds,
        @Nullable String reason,
        List<String> advice,
        double statistic,
        int geometriesTested) {

    /** Corners: four pairs in the screen's order, or null. */
    record MatchLine(
            String token,
            double falseAccusationProbability,
            @Nullable List<List<Double>> corners,
            double statistic) {}

    static TraceLine of(String file, TraceVerdict verdict, double seconds) {
        if (verdict instanceof CannotTell untold) {
            List<String> advice =
                    untold.advice().stream().map(a -> code(a.name())).toList();
            return new TraceLine(
                    file,
                    "cannot-tell",
                    List.of(),
                    seconds,
                    code(untold.reason().name()),
                    advice,
                    untold.bestStatistic(),
                    untold.geometriesTested());
        }
        List<MatchLine> matches =
                verdict.matches().stream().map(TraceLine::match).toList();
        double statistic = ((Attributed) verdict).matches().get(0).statistic();
        return new TraceLine(file, "match", matches, seconds, null, List.of(), statistic, verdict.geometriesTested());
    }

    static TraceLine unreadable(String file, String message, double seconds) {
        return new TraceLine(file, "cannot-tell", List.of(), seconds, "unreadable: " + message, List.of(), 0, 0);
    }

    private static MatchLine match(Match match) {
        return new MatchLine(
                match.token().toString(),
                match.falseAccusationProbability(),
                corners(match.corners()),
                match.statistic());
    }

    /** As they are written; null where there are none. */
    static @Nullable List<List<Double>> corners(@Nullable Quadrilateral q) {
        return q == null ? null : q.corners().stream().map(TraceLine::pair).toList();
    }

    private static List<Double> pair(Point point) {
        return List.of(point.x(), point.y());
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
