package io.yingdun.bench.engine;

import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.TraceVerdict;
import java.util.List;

/**
 * What one capture came to, as it is kept.
 *
 * @param right its token was named
 * @param wrong another one was
 * @param statistic see {@link TraceVerdict#highestStatistic()}
 */
record Reading(boolean right, boolean wrong, double statistic) {

    static Reading of(TraceVerdict verdict, Token token) {
        return new Reading(
                verdict.matches().stream().anyMatch(match -> match.token().equals(token)),
                verdict.matches().stream().anyMatch(match -> !match.token().equals(token)),
                verdict.highestStatistic());
    }

    static Reading parse(List<String> words) {
        return new Reading(
                Boolean.parseBoolean(words.get(0)),
                Boolean.parseBoolean(words.get(1)),
                Double.parseDouble(words.get(2)));
    }

    Object[] words() {
        return new Object[] {right, wrong, statistic};
    }
}
