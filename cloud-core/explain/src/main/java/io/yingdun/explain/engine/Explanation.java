package io.yingdun.explain.engine;

import java.util.List;

/**
 * A report in everyday words.
 *
 * @param sentences in the order of the report
 * @param unexplained how many sentences of the report are left out because nothing in them is known
 * @param making who wrote it
 */
public record Explanation(List<ExplainedSentence> sentences, int unexplained, Making making) {
    /**
     * What part a language model had.
     *
     * @param written how many sentences of the report are told in its words
     * @param replaced how many are told by rule, because its words were not borne out or did not come
     * @param failure why it did not answer to the end; empty where it did, or was not asked
     */
    public record Making(int written, int replaced, String failure) {
        /** No model was asked. */
        public static final Making BY_RULE = new Making(0, 0, "");
    }

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
