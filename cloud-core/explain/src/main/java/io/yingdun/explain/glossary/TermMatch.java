package io.yingdun.explain.glossary;

/** Where a term stands in a text: from {@code start} (inclusive) to {@code end} (exclusive), in UTF-16 units. */
public record TermMatch(Term term, int start, int end) {}
