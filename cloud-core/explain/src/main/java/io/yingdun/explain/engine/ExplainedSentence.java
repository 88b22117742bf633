package io.yingdun.explain.engine;

import io.yingdun.explain.reading.Section;

/**
 * A sentence in everyday words about one sentence of the report.
 *
 * @param start place of the report's sentence in the text of its section, in UTF-16 units
 * @param end place after it
 * @param urgent whether it tells to talk to a doctor now
 */
public record ExplainedSentence(Section section, int start, int end, String chinese, String english, boolean urgent) {
    /** Ends the Chinese text where urgent. */
    public static final String NOW_CHINESE = "请立即联系医生。";

    /** Ends the English text where urgent. */
    public static final String NOW_ENGLISH = "Talk to your doctor now.";
}
