package io.yingdun.explain.model;

import io.yingdun.explain.engine.EmbeddedExplainer;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import io.yingdun.explain.engine.Explanation.Making;
import io.yingdun.explain.engine.ReportExplainer;
import io.yingdun.explain.engine.SupportCheck;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.model.LanguageModel.Asked;
import io.yingdun.explain.model.LanguageModel.Draft;
import io.yingdun.explain.model.LanguageModel.Name;
import io.yingdun.explain.reading.ReportSentence;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.SentenceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Explains in a model's words, sentence by sentence of the report as they come, and by rule where those are not borne out, do
 * not come or come too late. So an explanation is always whole, whatever the model does. Safe for use by several threads.
 */
public final class ModelExplainer implements ReportExplainer {

    private final LanguageModel model;
    private final EmbeddedExplainer rules;
    private final SentenceReader reader;
    private final Drafts drafts;

    public ModelExplainer(LanguageModel model, Glossary glossary) {
        this.model = model;
        this.rules = new EmbeddedExplainer(glossary);
        this.reader = new SentenceReader(glossary);
        this.drafts = new Drafts(reader, new SupportCheck(glossary));
    }

    @Override
    public Explanation explain(ReportText report, Set<String> names, Consumer<ExplainedSentence> told) {
        Telling telling = new Telling(report, told);
        String failure = "";
        try {
            model.explain(telling.asked(names), telling::take);
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
        return telling.finished(failure);
    }

    /** One explanation on its way: the report's sentences before {@code next} are told. */
    private final class Telling {
        private final ReportText report;
        private final List<ReportSentence> sentences;
        private final Map<ReportSentence, List<ExplainedSentence>> byRule = new HashMap<>();
        private final Consumer<ExplainedSentence> told;
        private final List<ExplainedSentence> all = new ArrayList<>();
        private final int unexplained;
        private int next;
        private int written;
        private int replaced;

        Telling(ReportText report, Consumer<ExplainedSentence> told) {
            this.report = report;
            this.told = told;
            this.sentences = report.sentences();
            Explanation ruled = rules.explain(report);
            this.unexplained = ruled.unexplained();
            for (ReportSentence sentence : sentences) {
                byRule.put(
                        sentence,
                        ruled.sentences().stream()
                                .filter(one -> one.section() == sentence.section() && one.start() == sentence.start())
                                .toList());
            }
        }

        /** Those that a draft may be shown for; the others would go out for nothing. */
        List<Asked> asked(Set<String> names) {
            List<Asked> asked = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                String text = sentences.get(i).text();
                List<Name> terms = reader.read(text).statements().stream()
                        .map(s -> new Name(s.words(), s.term().english()))
                        .distinct()
                        .toList();
                if (!terms.isEmpty()) {
                    asked.add(new Asked(i, PersonalData.without(text, names), terms));
                }
            }
            return asked;
        }

        /** One draft for each of the report's sentences, in their order; others are left. */
        void take(Draft draft) {
            if (draft.number() < next || draft.number() >= sentences.size()) {
                return;
            }
            tellByRule(draft.number());
            ReportSentence source = sentences.get(draft.number());
            Optional<ExplainedSentence> accepted = drafts.accepted(report, source, draft);
            if (accepted.isPresent()) {
                written++;
                tell(accepted.get());
                next++;
            } else {
                tellByRule(draft.number() + 1);
            }
        }

        private void tellByRule(int end) {
            for (; next < end; next++) {
                List<ExplainedSentence> ruled = byRule.getOrDefault(sentences.get(next), List.of());
                replaced += ruled.isEmpty() ? 0 : 1;
                ruled.forEach(this::tell);
            }
        }

        private void tell(ExplainedSentence sentence) {
            all.add(sentence);
            told.accept(sentence);
        }

        Explanation finished(String failure) {
            tellByRule(sentences.size());
            return new Explanation(all, unexplained, new Making(written, replaced, failure));
        }
    }
}
