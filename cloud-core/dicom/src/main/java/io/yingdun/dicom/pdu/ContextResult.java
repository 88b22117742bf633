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
        ACCEPTANCE(0),
        USER_REJECTION(1),
        NO_REASON(2),
        ABSTRACT_SYNTAX_NOT_SUPPORTED(3),
        TRANSFER_SYNTAXES_NOT_SUPPORTED(4);

        private final int code;

        Result(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Optional<Result> of(int code) {
            return Arrays.stream(values()).filter(result -> result.code == code).findFirst();
        }
    }

    public boolean accepted() {
        return result == Result.ACCEPTANCE;
    }
}
