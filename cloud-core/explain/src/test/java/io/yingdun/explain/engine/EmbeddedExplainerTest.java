package io.yingdun.explain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.Section;
import org.junit.jupiter.api.Test;

class EmbeddedExplainerTest {

    private static final EmbeddedExplainer EXPLAINER = new EmbeddedExplainer(Glossary.embedded());

    @Test
    void tellsAFindingWithItsSideDegreeAndMeaningInBothLanguages() {
        ExplainedSentence told = only("右侧少量胸腔积液。");
        assertThat(told.chinese()).isEqualTo("报告写到右侧少量胸腔积液（意思是：肺外面的胸腔里有水）。");
        assertThat(told.english())
                .isEqualTo("The report describes: a small amount of pleural effusion on the right side"
                        + " (meaning: fluid around the lung).");
    }

    @Test
    void pointsToTheSentenceThatItExplains() {
        String impression = "1.肝囊肿。2.胆囊结石。";
        ExplainedSentence second =
                EXPLAINER.explain(new ReportText("", impression)).sentences().get(1);
        assertThat(second.section()).isEqualTo(Section.IMPRESSION);
        assertThat(impression.substring(second.start(), second.end())).contains("胆囊结石");
    }

    @Test
    void keepsADenialADenial() {
        assertThat(only("未见骨折。").chinese()).startsWith("报告写明没有看到骨折");
        assertThat(only("未见骨折。").english()).startsWith("Not seen in the report: fracture");
    }

    @Test
    void keepsTheHedgeOfADenial() {
        assertThat(only("双肺未见明显异常。").chinese()).contains("没有看到明显");
        assertThat(only("双肺未见明显异常。").english()).startsWith("The report sees no clear sign of:");
    }

    @Test
    void tellsToTalkToADoctorNowForAnUrgentFindingEvenIfDoubted() {
        assertThat(only("左侧气胸。").chinese()).endsWith("请立即联系医生。");
        assertThat(only("气胸不除外。").english()).endsWith("Talk to your doctor now.");
        assertThat(EXPLAINER.explain(new ReportText("", "左侧气胸。")).isUrgent()).isTrue();
    }

    @Test
    void alarmsNobodyWithWhatIsDenied() {
        assertThat(only("未见气胸。").urgent()).isFalse();
    }

    @Test
    void countsTheSentencesOfWhichItKnowsNothing() {
        Explanation explanation = EXPLAINER.explain(new ReportText("胸廓对称。气管居中。", "左侧气胸。"));
        assertThat(explanation.unexplained()).isEqualTo(2);
        assertThat(explanation.sentences()).hasSize(1);
    }

    @Test
    void givesAdviceOnlyInTheReportsOwnWords() {
        assertThat(EXPLAINER.explain(new ReportText("", "右肺结节，建议3个月后复查。")).sentences())
                .anyMatch(s -> s.chinese().contains("「建议3个月后复查」"));
    }

    private static ExplainedSentence only(String impression) {
        return EXPLAINER.explain(new ReportText("", impression)).sentences().get(0);
    }
}
