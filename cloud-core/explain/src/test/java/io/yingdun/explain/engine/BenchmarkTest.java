package io.yingdun.explain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.explain.glossary.Glossary;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTest {

    private static final Glossary GLOSSARY = Glossary.embedded();

    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void explainsNothingThatAReportDoesNotSayAndNearlyAllThatIsAbnormal(String set) {
        Score all = new Score(GLOSSARY);
        TreeMap<String, Score> modalities = new TreeMap<>();
        for (AnnotatedReport report : AnnotatedReport.of(set)) {
            all.add(report);
            modalities
                    .computeIfAbsent(report.modality(), m -> new Score(GLOSSARY))
                    .add(report);
        }

        StringBuilder table = new StringBuilder(set + "\n").append(Score.head());
        modalities.forEach((modality, score) -> table.append('\n').append(score.row(modality)));
        table.append('\n').append(all.row("all"));
        System.out.println(table);
        all.notes().forEach(System.out::println);

        assertThat(all.unsupported).as("unsupported %s", all.notes()).isZero();
        assertThat(all.flipped + all.certainty).as("flipped %s", all.notes()).isZero();
        assertThat(all.wrongSides).as("sides %s", all.notes()).isZero();
        assertThat(all.coverage()).as("coverage %s", all.notes()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theExplanationOfEachReportStandsUpToTheCheckForOutsideAnswers() {
        SupportCheck check = new SupportCheck(GLOSSARY);
        EmbeddedExplainer explainer = new EmbeddedExplainer(GLOSSARY);
        for (String set : List.of("development", "held-out")) {
            for (AnnotatedReport report : AnnotatedReport.of(set)) {
                Explanation explanation = explainer.explain(report.text());
                assertThat(check.check(report.text(), explanation))
                        .as(report.number() + " " + explanation.sentences())
                        .isEmpty();
            }
        }
    }
}
