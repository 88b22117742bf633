package io.yingdun.foundation.problem;

import org.jspecify.annotations.Nullable;

/** One wrong field; {@code row} counts from 1 where the input has rows. */
public record FieldProblem(
        String field, String message, @Nullable Integer row) {

    public FieldProblem(String field, String message) {
        this(field, message, null);
    }
}
