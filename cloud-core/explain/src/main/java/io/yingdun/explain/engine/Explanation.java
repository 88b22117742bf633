package io.yingdun.explain.engine;

import java.util.List;

/**
 * A report in everyday words.
 *
 * @param sentences in the order of the report
 * @param unexplained how many sentences of the report are left out because nothing in them is known
 */
public record Explanation(List<ExplainedSentence> sentences, int unexplained) {
    /** Goes with every explanation, in Chinese. */
    public static final String NOTICE_CHINESE = "以下内容由 AI 根据报告自动生成，只解释报告里的词语，不是诊断，也不是医疗建议。请以报告原文和医生的解释为准。";

    /** Goes with every explanation, in English. */
    public static final String NOTICE_ENGLISH =
            "Made by AI from the report: it explains the report's words, and is neither a diagnosis nor medical advice. "
                    + "The report itself and your doctor's word count.";

    public Explanation {
        sentences = List.copyOf(sentences);
    }

    /** Whether a finding that cannot wait is held or thought possible. */
    public boolean isUrgent() {
        return sentences.stream().anyMatch(ExplainedSentence::urgent);
    }
}
