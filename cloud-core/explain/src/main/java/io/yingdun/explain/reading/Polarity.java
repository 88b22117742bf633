package io.yingdun.explain.reading;

/** Whether a sentence holds that something is there. */
public enum Polarity {
    AFFIRMED,
    /** Thought possible or to be ruled out yet. */
    UNCERTAIN,
    NEGATED,
    /** Named as something of the past: operated on, treated, or in the history. */
    PAST
}
