package io.yingdun.explain.reading;

/**
 * A sentence of a report.
 *
 * @param start place of its first character in the section's text, in UTF-16 units
 * @param end place after its last character
 */
public record ReportSentence(Section section, int start, int end, String text) {}
