package io.yingdun.foundation.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a change of one's own password. Never printed. */
public record PasswordChange(
        @NotNull @Size(max = 256) String current,
        @NotNull @Size(max = 256) String next) {

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
