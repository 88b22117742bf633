package io.yingdun.explain.reading;

import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.glossary.TermMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a sentence of a Chinese report: terms by the longest match, and for each in its clause the side, whether it is denied
 * or doubted, and degree. What it does not know it passes over. NegEx's idea of cues with a reach (Chapman 2001), for Chinese.
 */
public final class SentenceReader {

    private static final Pattern CLAUSE = Pattern.compile("[^,，;；。！!\\n]+");
    private static final Pattern MEASURE = Pattern.compile(
            "\\d+(?:\\.\\d+)?(?:\\s*(?:MM|CM)?\\s*[×X*~-]\\s*\\d+(?:\\.\\d+)?)*\\s*(?:MM|CM|HU|ML|毫米|厘米|毫升)");
    private static final Pattern ADVICE = Pattern.compile("(?:建议|随访|随诊|定期复查|请结合|必要时|复查).*");
    /** Words that hold a term by their letters only. */
    private static final Pattern NO_TERM = Pattern.compile("良、?恶性|非恶性|异常值");

    private final Glossary glossary;

    public SentenceReader(Glossary glossary) {
        this.glossary = glossary;
    }

    public SentenceReading read(String sentence) {
        String normal = Glossary.normalise(sentence);
        String readable =
                NO_TERM.matcher(normal).replaceAll(m -> "　".repeat(m.group().length()));
        List<TermMatch> terms = glossary.find(readable);
        List<Statement> statements = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        Matcher clauses = CLAUSE.matcher(normal);
        while (clauses.find()) {
            Matcher advises = ADVICE.matcher(clauses.group());
            int adviceFrom = advises.find() ? clauses.start() + advises.start() : clauses.end();
            if (adviceFrom < clauses.end()) {
                advice.add(sentence.substring(adviceFrom, clauses.end()));
            }
            clause(normal, clauses, terms).stream()
                    .filter(s -> s.start() < adviceFrom || s.polarity() == Polarity.UNCERTAIN)
                    .map(s -> s.at(sentence.substring(s.start(), s.end()), s.start(), s.end()))
                    .forEach(statements::add);
        }
        return new SentenceReading(statements, measures(sentence, normal), String.join("，", advice));
    }

    private static List<Statement> clause(String normal, Matcher clause, List<TermMatch> terms) {
        int from = clause.start();
        List<TermMatch> inside = terms.stream()
                .filter(t -> t.start() >= from && t.end() <= clause.end())
                .map(t -> new TermMatch(t.term(), t.start() - from, t.end() - from))
                .toList();
        return new ClauseReader(normal.substring(from, clause.end()), inside)
                .read().stream()
                        .map(s -> s.at(s.words(), s.start() + from, s.end() + from))
                        .toList();
    }

    private static List<String> measures(String sentence, String normal) {
        return MEASURE.matcher(normal)
                .results()
                .map(m -> sentence.substring(m.start(), m.end()))
                .toList();
    }
}
