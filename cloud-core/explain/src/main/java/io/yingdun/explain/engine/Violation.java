package io.yingdun.explain.engine;

/**
 * Where an explanation says what its report does not.
 *
 * @param sentence index into the explanation's sentences
 * @param detail the words at fault
 */
public record Violation(int sentence, Reason reason, String detail) {
    /** What is not borne out. */
    public enum Reason {
        /** The places named are no sentence of the report. */
        NO_SUCH_SENTENCE,
        TERM,
        POLARITY,
        SIDE,
        DEGREE,
        NUMBER
    }
}
