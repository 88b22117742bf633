package io.yingdun.explain.engine;

import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A report of the benchmark and all that a person found in it. */
record AnnotatedReport(String number, ReportText text, List<Annotation> annotations) {

    /** @param term any name of the term; findings and classes only, no descriptors */
    record Annotation(String term, Polarity polarity, Set<Side> sides) {}

    /** @param set {@code development} or {@code held-out} */
    static List<AnnotatedReport> of(String set) {
        String name = "/io/yingdun/explain/benchmark/" + set + ".txt";
        List<AnnotatedReport> reports = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AnnotatedReport.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            for (int i = 0; i < lines.size(); ) {
                int end = i + 3;
                while (end < lines.size() && !lines.get(end).startsWith("==")) {
                    end++;
                }
                reports.add(new AnnotatedReport(
                        lines.get(i).substring(3),
                        new ReportText(
                                lines.get(i + 1).substring(2), lines.get(i + 2).substring(2)),
                        lines.subList(i + 3, end).stream()
                                .map(AnnotatedReport::annotation)
                                .toList()));
                i = end;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reports;
    }

    String modality() {
        return number.substring(0, 2);
    }

    private static Annotation annotation(String line) {
        Set<Side> sides = line.endsWith(" L")
                ? Set.of(Side.LEFT)
                : line.endsWith(" R") ? Set.of(Side.RIGHT) : line.endsWith(" B") ? Set.of(Side.values()) : Set.of();
        Polarity polarity = switch (line.charAt(0)) {
            case '+' -> Polarity.AFFIRMED;
            case '?' -> Polarity.UNCERTAIN;
            case '-' -> Polarity.NEGATED;
            case '~' -> Polarity.PAST;
            default -> throw new IllegalArgumentException(line);
        };
        return new Annotation(line.substring(2, line.length() - (sides.isEmpty() ? 0 : 2)), polarity, sides);
    }
}
