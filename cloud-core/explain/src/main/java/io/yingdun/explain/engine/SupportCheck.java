package io.yingdun.explain.engine;

import io.yingdun.explain.engine.Violation.Reason;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.ReportSentence;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.SentenceReader;
import io.yingdun.explain.reading.Side;
import io.yingdun.explain.reading.Sides;
import io.yingdun.explain.reading.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds each sentence of an explanation, whoever made it, against the sentence of the report that it claims to explain: each
 * term of the glossary, whether it is there, its side and degree, and each number must be borne out. Both languages are read.
 * What no term of the glossary names it cannot judge. Safe for use by several threads.
 */
public final class SupportCheck {
    private static final Pattern QUOTE = Pattern.compile("「([^「」]*)」");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final SentenceReader reader;
    private final EnglishReader english;

    public SupportCheck(Glossary glossary) {
        this.reader = new SentenceReader(glossary);
        this.english = new EnglishReader(glossary);
    }

    /** Empty where all is borne out. */
    public List<Violation> check(ReportText report, Explanation explanation) {
        Map<List<Object>, ReportSentence> byPlace = new HashMap<>();
        report.sentences().forEach(s -> byPlace.put(List.of(s.section(), s.start(), s.end()), s));
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < explanation.sentences().size(); i++) {
            ExplainedSentence sentence = explanation.sentences().get(i);
            ReportSentence source = byPlace.get(List.of(sentence.section(), sentence.start(), sentence.end()));
            if (source == null) {
                violations.add(new Violation(i, Reason.NO_SUCH_SENTENCE, sentence.start() + "-" + sentence.end()));
            } else {
                new OneSentence(i, source.text(), violations).check(sentence);
            }
        }
        return violations;
    }

    private final class OneSentence {
        private final int index;
        private final String source;
        private final List<Statement> held;
        private final List<Violation> violations;

        OneSentence(int index, String source, List<Violation> violations) {
            this.index = index;
            this.source = source;
            this.held = reader.read(source).statements();
            this.violations = violations;
        }

        void check(ExplainedSentence sentence) {
            String chinese = withoutQuotes(sentence.chinese().replace(ExplainedSentence.NOW_CHINESE, ""));
            String englishText = withoutQuotes(sentence.english().replace(ExplainedSentence.NOW_ENGLISH, ""));
            for (Statement s : held) {
                chinese = chinese.replace(Wording.meaningChinese(s.term()), "");
                englishText = englishText.replace(Wording.meaningEnglish(s.term()), "");
            }
            reader.read(chinese).statements().forEach(this::statement);
            english.claims(englishText).forEach(this::claim);
            sides(Sides.in(chinese));
            sides(english.sides(englishText));
            numbers(chinese);
            numbers(englishText);
            urgency(sentence);
        }

        private void statement(Statement told) {
            List<Statement> same =
                    held.stream().filter(s -> s.term().equals(told.term())).toList();
            if (same.isEmpty()) {
                report(Reason.TERM, told.words());
            } else if (same.stream().noneMatch(s -> isSameClaim(s, told))) {
                report(Reason.POLARITY, told.words());
            } else if (same.stream()
                    .noneMatch(s -> isSameClaim(s, told) && s.sides().containsAll(told.sides()))) {
                report(Reason.SIDE, told.words());
            } else if (same.stream().noneMatch(s -> s.degrees().containsAll(told.degrees()))) {
                report(Reason.DEGREE, told.words());
            }
        }

        /** Denied of necessity where the report sees nothing 明显 only would say more than the report. */
        private static boolean isSameClaim(Statement source, Statement told) {
            return source.polarity() == told.polarity()
                    && (told.polarity() != Polarity.NEGATED || !source.hedged() || told.hedged());
        }

        private void claim(EnglishReader.Claim claim) {
            if (held.stream().noneMatch(s -> s.term().equals(claim.term()))) {
                report(Reason.TERM, claim.term().english());
            } else if (held.stream()
                    .noneMatch(s -> s.term().equals(claim.term()) && s.polarity() == claim.polarity())) {
                report(Reason.POLARITY, claim.term().english());
            }
        }

        /** Sides with no term: those that the sentence names at all. */
        private void sides(Set<Side> told) {
            Set<Side> unheld = told.isEmpty() ? told : EnumSet.copyOf(told);
            unheld.removeAll(Sides.in(source));
            if (!unheld.isEmpty()) {
                report(Reason.SIDE, unheld.toString());
            }
        }

        private void numbers(String text) {
            Set<String> inSource = numbersOf(source);
            numbersOf(text).stream()
                    .filter(number -> !inSource.contains(number))
                    .forEach(number -> report(Reason.NUMBER, number));
        }

        private void urgency(ExplainedSentence sentence) {
            if (sentence.urgent() && held.stream().noneMatch(EmbeddedExplainer::isUrgent)) {
                report(Reason.TERM, ExplainedSentence.NOW_ENGLISH);
            }
        }

        /** Quoted word for word, the report supports itself. */
        private String withoutQuotes(String text) {
            return QUOTE.matcher(text)
                    .replaceAll(
                            quote -> source.contains(quote.group(1)) ? "" : Matcher.quoteReplacement(quote.group()));
        }

        private void report(Reason reason, String detail) {
            violations.add(new Violation(index, reason, detail));
        }
    }

    private static Set<String> numbersOf(String text) {
        return NUMBER.matcher(Glossary.normalise(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
