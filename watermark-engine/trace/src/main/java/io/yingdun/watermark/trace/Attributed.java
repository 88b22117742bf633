package io.yingdun.watermark.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At least one token is in the picture, each with less than 1e-9 probability of a false accusation.
 *
 * @param matches strongest first, never empty, each token once
 * @param runnerUp the best of the tokens that were not named; null if there is none
 * @param evidence where in the picture the marks were found
 */
public record Attributed(List<Match> matches, @Nullable RunnerUp runnerUp, EvidenceMap evidence, int geometriesTested)
        implements TraceVerdict {
    public Attributed {
        matches = List.copyOf(matches);
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("an attribution names at least one token");
        }
    }

    @Override
    public int charge() {
        return matches.get(0).charge();
    }
}
