package io.yingdun.management.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tracing the stored pictures again, among the same tokens, came to.
 *
 * @param of the trace that was checked
 * @param same whether verdict and statistics are the same; null until it is done
 * @param differences empty where nothing differs
 */
record Repetition(String of, @Nullable Boolean same, List<Difference> differences) {

    /** Of floating-point sums that another processor adds in another order. */
    private static final double ROUNDING = 1e-6;

    /** {@code what} is a field of the Trace or of its basis. */
    record Difference(
            String what, @Nullable String before, @Nullable String now) {}

    static Repetition open(String of) {
        return new Repetition(of, null, List.of());
    }

    /** Engine and key are told where they differ, but do not make a verdict another one. */
    static Repetition of(String id, TraceOutcome then, TraceOutcome now) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, "verdict", then.verdict(), now.verdict());
        compare(differences, "reason", then.reason(), now.reason());
        compare(differences, "matches", names(then), names(now));
        for (int i = 0; i < Math.min(then.matches().size(), now.matches().size()); i++) {
            TraceOutcome.NamedEndpoint before = then.matches().get(i);
            TraceOutcome.NamedEndpoint after = now.matches().get(i);
            compare(differences, "matches[" + i + "].statistic", before.statistic(), after.statistic());
        }
        compare(differences, "runnerUp.statistic", statistic(then.runnerUp()), statistic(now.runnerUp()));
        compare(differences, "population", then.population(), now.population());
        TraceOutcome.Basis before = then.basis();
        TraceOutcome.Basis after = now.basis();
        if (before != null && after != null) {
            compare(differences, "basis.geometriesTested", before.geometriesTested(), after.geometriesTested());
            compare(differences, "basis.highestStatistic", before.highestStatistic(), after.highestStatistic());
        }
        boolean same = differences.isEmpty();
        if (before != null && after != null) {
            compare(differences, "basis.engineVersion", before.engineVersion(), after.engineVersion());
            compare(differences, "basis.keyFingerprint", before.keyFingerprint(), after.keyFingerprint());
        }
        return new Repetition(id, same, differences);
    }

    private static List<String> names(TraceOutcome outcome) {
        return outcome.matches().stream()
                .map(match -> match.holder() + " " + match.notBefore())
                .toList();
    }

    private static @Nullable Double statistic(TraceOutcome.@Nullable NamedRunnerUp runnerUp) {
        return runnerUp == null ? null : runnerUp.statistic();
    }

    private static void compare(
            List<Difference> differences, String what, @Nullable Object then, @Nullable Object now) {
        boolean same = then instanceof Double a && now instanceof Double b
                ? Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b))
                : Objects.equals(then, now);
        if (!same) {
            differences.add(new Difference(
                    what, then == null ? null : String.valueOf(then), now == null ? null : String.valueOf(now)));
        }
    }
}
