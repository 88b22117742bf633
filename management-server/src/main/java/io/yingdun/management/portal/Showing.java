package io.yingdun.management.portal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To whom the imaging cloud showed a token.
 *
 * @param caller as the cloud's audit log names them: a login name, a link's or a patient's number, and nothing more of a person
 * @param study Study Instance UID; null where the page is of no one study
 * @param address of the browser
 * @param removedAt when the page found its mark taken away; null while it was not
 */
public record Showing(
        @NotNull @Pattern(regexp = "[0-9a-f]{12}") String token,
        @NotNull Kind kind,
        @NotNull @Size(max = 200) String caller,
        @Nullable @Pattern(regexp = "[0-9.]{1,64}") String study,
        @NotNull Page page,
        @NotNull @Size(max = 64) String address,
        @NotNull Instant begunAt,
        @NotNull Instant endsAt,
        @Nullable Instant removedAt) {

    /** How whoever looked had proved themselves. */
    public enum Kind {
        STAFF,
        PATIENT,
        LINK
    }

    /** On what. */
    public enum Page {
        VIEWER,
        PATIENT,
        DOCTOR
    }
}
