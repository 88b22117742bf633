package io.yingdun.explain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.explain.engine.Explanation.Making;
import io.yingdun.explain.engine.Violation.Reason;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.explain.reading.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportCheckTest {

    private static final String IMPRESSION = "右侧少量胸腔积液，深约15mm，未见明显气胸，肺癌不除外。";
    private static final SupportCheck CHECK = new SupportCheck(Glossary.embedded());

    @Test
    void passesWhatTheReportHolds() {
        assertThat(chinese("右侧胸膜腔里有少量胸腔积液，没有看到明显气胸，肺癌还不能排除。")).isEmpty();
        assertThat(english("There is a pleural effusion on the right, about 15 mm deep. No clear pneumothorax."))
                .isEmpty();
    }

    @Test
    void findsATermThatTheReportDoesNotHold() {
        assertThat(chinese("右侧肺炎。")).containsExactly(Reason.TERM);
        assertThat(english("There is pneumonia.")).containsExactly(Reason.TERM);
    }

    @Test
    void findsAFlippedDenial() {
        assertThat(chinese("有气胸。")).containsExactly(Reason.POLARITY);
        assertThat(chinese("没有胸腔积液。")).containsExactly(Reason.POLARITY);
        assertThat(english("There is a pneumothorax.")).containsExactly(Reason.POLARITY);
        assertThat(english("No pleural effusion.")).containsExactly(Reason.POLARITY);
    }

    @Test
    void findsADoubtMadeCertain() {
        assertThat(chinese("是肺癌。")).containsExactly(Reason.POLARITY);
        assertThat(chinese("没有肺癌。")).containsExactly(Reason.POLARITY);
        assertThat(english("This is lung cancer.")).containsExactly(Reason.POLARITY);
    }

    @Test
    void findsADenialThatLostItsHedge() {
        assertThat(chinese("没有气胸。")).containsExactly(Reason.POLARITY);
    }

    @Test
    void findsAnotherSide() {
        assertThat(chinese("左侧胸腔积液。")).contains(Reason.SIDE);
        assertThat(english("A pleural effusion on the left.")).containsExactly(Reason.SIDE);
    }

    @Test
    void findsAnotherDegree() {
        assertThat(chinese("大量胸腔积液。")).containsExactly(Reason.DEGREE);
    }

    @Test
    void findsAnotherNumber() {
        assertThat(chinese("胸腔积液深约25mm。")).containsExactly(Reason.NUMBER);
        assertThat(english("A pleural effusion of 1.5 cm.")).containsExactly(Reason.NUMBER);
    }

    @Test
    void findsAPlaceThatIsNoSentence() {
        ExplainedSentence sentence = new ExplainedSentence(Section.FINDINGS, 0, 5, "胸腔积液。", "", false);
        assertThat(reasons(sentence)).containsExactly(Reason.NO_SUCH_SENTENCE);
    }

    @Test
    void believesNoQuoteThatTheReportDoesNotHold() {
        assertThat(chinese("报告说「肺炎」。")).containsExactly(Reason.TERM);
    }

    private static List<Reason> chinese(String text) {
        return reasons(new ExplainedSentence(Section.IMPRESSION, 0, IMPRESSION.length(), text, "", false));
    }

    private static List<Reason> english(String text) {
        return reasons(new ExplainedSentence(Section.IMPRESSION, 0, IMPRESSION.length(), "", text, false));
    }

    private static List<Reason> reasons(ExplainedSentence sentence) {
        return CHECK
                .check(new ReportText("", IMPRESSION), new Explanation(List.of(sentence), 0, Making.BY_RULE))
                .stream()
                .map(Violation::reason)
                .toList();
    }
}
