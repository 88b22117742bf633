package io.yingdun.foundation.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 §3 problem details with this product's members {@code code} and {@code errors}.
 *
 * @param type {@code urn:yingdun:problem:<code>}
 * @param detail says what to do next, without secrets and without anything of a person
 * @param instance id under which the server's log has more
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String instance,
        @Nullable List<FieldProblem> errors) {}
