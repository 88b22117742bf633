package io.yingdun.explain.engine;

import io.yingdun.explain.engine.AnnotatedReport.Annotation;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.glossary.Kind;
import io.yingdun.explain.glossary.Term;
import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.SentenceReader;
import io.yingdun.explain.reading.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts over reports. What is counted wrong is told in {@link #notes()}. */
final class Score {

    private final Glossary glossary;
    private final List<String> notes = new ArrayList<>();
    int reports;
    int statements;
    int unsupported;
    int flipped;
    int certainty;
    int wrongSides;
    int abnormal;
    int covered;
    int sidesLeftOut;

    Score(Glossary glossary) {
        this.glossary = glossary;
    }

    void add(AnnotatedReport report) {
        reports++;
        SentenceReader reader = new SentenceReader(glossary);
        List<Statement> said = report.text().sentences().stream()
                .flatMap(s -> reader.read(s.text()).statements().stream())
                .filter(s -> s.term().kind() != Kind.DESCRIPTOR)
                .toList();
        said.forEach(statement -> judge(report, statement));
        report.annotations().stream()
                .filter(a -> a.polarity() == Polarity.AFFIRMED || a.polarity() == Polarity.UNCERTAIN)
                .forEach(a -> cover(report, a, said));
    }

    double coverage() {
        return (double) covered / abnormal;
    }

    List<String> notes() {
        return notes;
    }

    String row(String name) {
        return "%-16s %7d %10d %11d %7d %9d %6d %8d %8.1f%% %9d"
                .formatted(
                        name,
                        reports,
                        statements,
                        unsupported,
                        flipped,
                        certainty,
                        wrongSides,
                        abnormal,
                        100 * coverage(),
                        sidesLeftOut);
    }

    static String head() {
        return "%-16s %7s %10s %11s %7s %9s %6s %8s %9s %9s"
                .formatted(
                        "",
                        "reports",
                        "statements",
                        "unsupported",
                        "flipped",
                        "certainty",
                        "sides",
                        "abnormal",
                        "covered",
                        "side-less");
    }

    private void judge(AnnotatedReport report, Statement statement) {
        statements++;
        List<Annotation> of = report.annotations().stream()
                .filter(a -> isTerm(a, statement.term()))
                .toList();
        if (of.isEmpty()) {
            unsupported++;
            note(report, "unsupported", statement);
        } else if (of.stream().noneMatch(a -> a.polarity() == statement.polarity())) {
            boolean flip = statement.polarity() == Polarity.NEGATED
                    || of.stream().allMatch(a -> a.polarity() == Polarity.NEGATED);
            flipped += flip ? 1 : 0;
            certainty += flip ? 0 : 1;
            note(report, flip ? "flipped" : "certainty", statement);
        } else if (of.stream()
                .filter(a -> a.polarity() == statement.polarity())
                .noneMatch(a -> a.sides().containsAll(statement.sides()))) {
            wrongSides++;
            note(report, "side", statement);
        }
    }

    private void cover(AnnotatedReport report, Annotation annotation, List<Statement> said) {
        abnormal++;
        List<Statement> of = said.stream()
                .filter(s -> isTerm(annotation, s.term()) && s.polarity() == annotation.polarity())
                .toList();
        if (of.isEmpty()) {
            notes.add(report.number() + " missed " + annotation);
        } else {
            covered++;
            if (of.stream().noneMatch(s -> s.sides().equals(annotation.sides()))) {
                sidesLeftOut++;
                notes.add(report.number() + " side left out " + annotation);
            }
        }
    }

    private void note(AnnotatedReport report, String what, Statement s) {
        notes.add(report.number() + " " + what + " " + s.words() + " ("
                + s.term().chinese() + ") " + s.polarity() + " " + s.sides());
    }

    private boolean isTerm(Annotation annotation, Term term) {
        Optional<Term> named = glossary.named(annotation.term());
        return named.isPresent() && named.get().equals(term);
    }
}
