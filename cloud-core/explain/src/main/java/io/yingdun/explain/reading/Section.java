package io.yingdun.explain.reading;

/** A part of a report. */
public enum Section {
    /** 检查所见 */
    FINDINGS,
    /** 诊断意见 */
    IMPRESSION
}
