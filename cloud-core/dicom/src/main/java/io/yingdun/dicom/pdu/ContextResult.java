package io.yingdun.dicom.pdu;

import java.util.Arrays;
import java.util.Optional;

/**
 * The acceptor's answer to a proposed presentation context, PS3.8 §9.3.3.2.
 *
 * @param transferSyntax UID of the one chosen; without meaning unless accepted
 */
public record ContextResult(int id, Result result, String transferSyntax) {

    /** PS3.8 table 9-18. */
    public enum Result {
        ACCEPTANCE,
        USER_REJECTION,
        NO_REASON,
        ABSTRACT_SYNTAX_NOT_SUPPORTED,
        TRANSFER_SYNTAXES_NOT_SUPPORTED;

        static Optional<Result> of(int code) {
            return Arrays.stream(values())
                    .filter(result -> result.ordinal() == code)
                    .findFirst();
        }
    }

    public boolean accepted() {
        return result == Result.ACCEPTANCE;
    }
}
