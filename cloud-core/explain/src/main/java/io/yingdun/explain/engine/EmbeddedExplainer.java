package io.yingdun.explain.engine;

import io.yingdun.explain.engine.Explanation.Making;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.glossary.Term;
import io.yingdun.explain.glossary.Urgency;
import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.ReportSentence;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.SentenceReader;
import io.yingdun.explain.reading.SentenceReading;
import io.yingdun.explain.reading.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Explains by the glossary and by rules, without a network: for each statement of the report one sentence, the meaning of a
 * term where it first occurs. Safe for use by several threads.
 */
public final class EmbeddedExplainer implements ReportExplainer {
    private final SentenceReader reader;

    public EmbeddedExplainer(Glossary glossary) {
        this.reader = new SentenceReader(glossary);
    }

    @Override
    public Explanation explain(ReportText report, Set<String> names, Consumer<ExplainedSentence> told) {
        Explanation explanation = explain(report);
        explanation.sentences().forEach(told);
        return explanation;
    }

    /** All at once: it takes milliseconds. */
    public Explanation explain(ReportText report) {
        List<ExplainedSentence> explained = new ArrayList<>();
        Set<Term> met = new HashSet<>();
        int unexplained = 0;
        for (ReportSentence sentence : report.sentences()) {
            SentenceReading reading = reader.read(sentence.text());
            if (reading.statements().isEmpty() && reading.advice().isEmpty()) {
                unexplained++;
            }
            reading.statements().forEach(s -> explained.add(explain(sentence, s, met.add(s.term()))));
            // A size says nothing without the finding that it belongs to.
            if (!reading.measures().isEmpty() && !reading.statements().isEmpty()) {
                explained.add(about(
                        sentence,
                        Wording.measuresChinese(reading.measures()),
                        Wording.measuresEnglish(reading.measures())));
            }
            if (!reading.advice().isEmpty()) {
                explained.add(about(
                        sentence, Wording.adviceChinese(reading.advice()), Wording.adviceEnglish(reading.advice())));
            }
        }
        return new Explanation(explained, unexplained, Making.BY_RULE);
    }

    private static ExplainedSentence explain(ReportSentence sentence, Statement s, boolean withMeaning) {
        String chinese = Wording.chinese(s, withMeaning);
        String english = Wording.english(s, withMeaning);
        if (!isUrgent(s)) {
            return about(sentence, chinese, english);
        }
        return new ExplainedSentence(
                sentence.section(),
                sentence.start(),
                sentence.end(),
                chinese + ExplainedSentence.NOW_CHINESE,
                english + " " + ExplainedSentence.NOW_ENGLISH,
                true);
    }

    /** Whether a doctor should be asked at once, were nothing else known. */
    public static boolean isUrgent(Statement s) {
        return s.term().urgency() == Urgency.URGENT
                && (s.polarity() == Polarity.AFFIRMED || s.polarity() == Polarity.UNCERTAIN)
                && !s.degrees().contains("陈旧性");
    }

    private static ExplainedSentence about(ReportSentence sentence, String chinese, String english) {
        return new ExplainedSentence(sentence.section(), sentence.start(), sentence.end(), chinese, english, false);
    }
}
