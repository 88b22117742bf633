package io.yingdun.explain.model;

import io.yingdun.explain.engine.EmbeddedExplainer;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import io.yingdun.explain.engine.Explanation.Making;
import io.yingdun.explain.engine.SupportCheck;
import io.yingdun.explain.model.LanguageModel.Draft;
import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.ReportSentence;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.SentenceReader;
import io.yingdun.explain.reading.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a draft may be shown in the place of what the rules tell. */
final class Drafts {

    /** Of one language; a report's sentence is rarely longer than a quarter. */
    private static final int LONGEST = 600;

    private final SentenceReader reader;
    private final SupportCheck check;

    Drafts(SentenceReader reader, SupportCheck check) {
        this.reader = reader;
        this.check = check;
    }

    /**
     * The draft as a sentence to show, empty where it may not be. It must say all that the report's sentence finds or thinks
     * possible, by name in both languages, and nothing that it does not; a sentence that names no term cannot be judged.
     */
    Optional<ExplainedSentence> accepted(ReportText report, ReportSentence source, Draft draft) {
        String chinese = draft.chinese().strip();
        String english = draft.english().strip();
        boolean bounded =
                !chinese.isEmpty() && !english.isEmpty() && chinese.length() <= LONGEST && english.length() <= LONGEST;
        if (!bounded || !LooseWords.none(source.text(), chinese, english)) {
            return Optional.empty();
        }
        List<Statement> held = reader.read(source.text()).statements();
        if (held.isEmpty() || !tells(held, chinese, english)) {
            return Optional.empty();
        }
        ExplainedSentence bare =
                new ExplainedSentence(source.section(), source.start(), source.end(), chinese, english, false);
        Explanation alone = new Explanation(List.of(bare), 0, Making.BY_RULE);
        if (!check.check(report, alone).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(held.stream().anyMatch(EmbeddedExplainer::isUrgent) ? urgent(bare) : bare);
    }

    private boolean tells(List<Statement> held, String chinese, String english) {
        List<Statement> told = reader.read(chinese).statements();
        List<Statement> abnormal = held.stream()
                .filter(s -> s.polarity() == Polarity.AFFIRMED || s.polarity() == Polarity.UNCERTAIN)
                .toList();
        return abnormal.isEmpty()
                ? held.stream().anyMatch(s -> isNamed(s, told, english))
                : abnormal.stream().allMatch(s -> isNamed(s, told, english));
    }

    private static boolean isNamed(Statement statement, List<Statement> told, String english) {
        String name = statement.term().english().toLowerCase(Locale.ROOT);
        return told.stream().anyMatch(s -> s.term().equals(statement.term()))
                && english.toLowerCase(Locale.ROOT).contains(name);
    }

    private static ExplainedSentence urgent(ExplainedSentence bare) {
        return new ExplainedSentence(
                bare.section(),
                bare.start(),
                bare.end(),
                bare.chinese() + ExplainedSentence.NOW_CHINESE,
                bare.english() + " " + ExplainedSentence.NOW_ENGLISH,
                true);
    }
}
