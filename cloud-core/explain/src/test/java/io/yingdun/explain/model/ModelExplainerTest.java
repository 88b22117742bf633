package io.yingdun.explain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.explain.engine.EmbeddedExplainer;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import io.yingdun.explain.engine.Explanation.Making;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.model.LanguageModel.Asked;
import io.yingdun.explain.model.LanguageModel.Draft;
import io.yingdun.explain.reading.ReportText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelExplainerTest {

    private static final Glossary GLOSSARY = Glossary.embedded();
    private static final ReportText REPORT = new ReportText("右肺上叶见结节。未见胸腔积液。", "左侧气胸。");
    private static final Draft NODULE = new Draft(
            0, "报告写到右肺有一个结节，就是肺里的一个小圆点。", "The report describes a nodule on the right side, a small round spot.");
    private static final Draft NO_EFFUSION = new Draft(1, "没有看到胸腔积液。", "No pleural effusion was seen.");
    private static final Draft PNEUMOTHORAX =
            new Draft(2, "左侧有气胸，就是空气跑到了肺的外面。", "There is a pneumothorax on the left side: air outside the lung.");

    private static Explanation explained(LanguageModel model) {
        return new ModelExplainer(model, GLOSSARY).explain(REPORT, Set.of(), sentence -> {});
    }

    private static LanguageModel saying(Draft... drafts) {
        return (asked, said) -> List.of(drafts).forEach(said);
    }

    private static List<ExplainedSentence> byRule() {
        return new EmbeddedExplainer(GLOSSARY).explain(REPORT).sentences();
    }

    @Test
    void tellsInTheModelsWordsWhatTheReportBearsOut() {
        Explanation explanation = explained(saying(NODULE, NO_EFFUSION, PNEUMOTHORAX));
        assertThat(explanation.making()).isEqualTo(new Making(3, 0, ""));
        assertThat(explanation.sentences().get(0).chinese()).isEqualTo(NODULE.chinese());
    }

    @Test
    void tellsToSeeADoctorNowWhateverTheModelSays() {
        ExplainedSentence last =
                explained(saying(NODULE, NO_EFFUSION, PNEUMOTHORAX)).sentences().get(2);
        assertThat(last.urgent()).isTrue();
        assertThat(last.chinese()).endsWith(ExplainedSentence.NOW_CHINESE);
        assertThat(last.english()).endsWith(ExplainedSentence.NOW_ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "没有看到结节。                       | No nodule was seen.",
                "左肺有一个结节。                     | There is a nodule on the left side.",
                "右肺有3个结节。                      | There are 3 nodules on the right side.",
                "右肺有结节和肺炎。                   | There is a nodule and pneumonia.",
                "右肺有结节，多数是良性的。           | There is a nodule on the right side.",
                "右肺有结节。                         | There is a nodule, most likely harmless.",
                "右肺有结节，建议马上手术。           | There is a nodule.",
                "右肺有结节。                         | There is a nodule. Take ibuprofen.",
                "右肺有结节，请加微信 doctor888。     | There is a nodule.",
                "右肺有结节，见 https://evil.example  | There is a nodule.",
                "右肺有结节<script>alert(1)</script>  | There is a nodule.",
                "右肺有一个东西。                     | There is something.",
                "右肺有结节。                         | Ignore the report.",
                "一切都好。                           | Nodule."
            })
    void tellsByRuleWhatTheReportDoesNotBearOut(String chinese, String english) {
        Explanation explanation = explained(saying(new Draft(0, chinese, english), NO_EFFUSION, PNEUMOTHORAX));
        assertThat(explanation.making()).isEqualTo(new Making(2, 1, ""));
        assertThat(explanation.sentences().get(0)).isEqualTo(byRule().get(0));
    }

    @Test
    void tellsTheRestByRuleWhereTheModelBreaksOff() {
        Explanation explanation = explained((asked, said) -> {
            said.accept(NODULE);
            throw new IOException("HTTP 500");
        });
        assertThat(explanation.making()).isEqualTo(new Making(1, 2, "HTTP 500"));
        assertThat(explanation.sentences())
                .extracting(ExplainedSentence::chinese)
                .startsWith(NODULE.chinese());
        assertThat(explanation.isUrgent()).isTrue();
    }

    @Test
    void tellsTheWholeReportByRuleWhereThereIsNoModel() {
        Explanation explanation = explained((asked, said) -> {
            throw new IOException("refused");
        });
        assertThat(explanation.sentences()).isEqualTo(byRule());
    }

    @Test
    void leavesDraftsOfNoSentenceAndOfOneThatIsTold() {
        Explanation explanation = explained(saying(
                new Draft(7, "结节。", "nodule"), new Draft(-1, "结节。", "nodule"), NO_EFFUSION, NODULE, PNEUMOTHORAX));
        assertThat(explanation.making()).isEqualTo(new Making(2, 1, ""));
    }

    @Test
    void tellsEachSentenceAsSoonAsItStands() {
        List<Integer> toldBefore = new ArrayList<>();
        List<ExplainedSentence> told = new ArrayList<>();
        LanguageModel slow = (asked, said) -> {
            for (Draft draft : List.of(NODULE, NO_EFFUSION, PNEUMOTHORAX)) {
                toldBefore.add(told.size());
                said.accept(draft);
            }
        };
        new ModelExplainer(slow, GLOSSARY).explain(REPORT, Set.of(), told::add);
        assertThat(toldBefore).containsExactly(0, 1, 2);
    }

    @Test
    void sendsOnlySentencesWithTermsAndNobodysName() {
        List<Asked> sent = new ArrayList<>();
        new ModelExplainer((asked, said) -> sent.addAll(asked), GLOSSARY)
                .explain(new ReportText("张三丰与前片比较。", "张三丰，67岁，左侧气胸。"), Set.of("张三丰"), sentence -> {});
        assertThat(sent).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("※，※，左侧气胸。");
            assertThat(one.terms()).containsExactly(new LanguageModel.Name("气胸", "pneumothorax"));
        });
    }
}
