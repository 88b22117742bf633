package io.yingdun.foundation.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a log-in. Never printed: both halves may be secret, since people type passwords into the wrong field. */
public record Credentials(
        @NotNull @Size(max = 128) String user,
        @NotNull @Size(max = 256) String password) {

    @Override
    public String toString() {
        return "Credentials";
    }
}
