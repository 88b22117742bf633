package io.yingdun.explain.glossary;

/** What a term of the glossary stands for. */
public enum Kind {
    /** Something found or diagnosed. */
    FINDING,
    /** How something looks; no finding of its own. */
    DESCRIPTOR,
    /** A class of a reporting system, as BI-RADS 3. */
    CATEGORY
}
