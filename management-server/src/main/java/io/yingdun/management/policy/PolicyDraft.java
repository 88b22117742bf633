package io.yingdun.management.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an officer decides about endpoints. */
public record PolicyDraft(
        @NotBlank @Size(max = 100) String name,
        @NotNull Boolean enabled,
        @NotNull @Min(1) @Max(10) Integer strength,
        @NotNull Boolean trayIcon,
        @NotNull @Min(5) @Max(1440) Integer rotationMinutes,
        @NotNull @Size(max = 64) List<@Valid @NotNull Region> regions,
        @NotNull @Valid Targets targets) {

    /**
     * A rectangle to cover or to leave out, in thousandths of a monitor; later ones win where they overlap.
     *
     * @param monitor -1 for every monitor, else its index in order of x, then y
     */
    public record Region(
            boolean cover,
            @Min(-1) @Max(63) int monitor,
            @Min(0) @Max(1000) int left,
            @Min(0) @Max(1000) int top,
            @Min(0) @Max(1000) int right,
            @Min(0) @Max(1000) int bottom) {

        boolean empty() {
            return left >= right || top >= bottom;
        }
    }

    /** Whom a policy is meant for; any of the three suffices. */
    public record Targets(
            @Nullable Boolean all,
            @Nullable @Size(max = 1000) List<@NotBlank String> groupIds,
            @Nullable @Size(max = 20_000) List<@NotBlank String> endpointIds) {

        public static final Targets EVERYONE = new Targets(true, List.of(), List.of());

        public Targets {
            all = Boolean.TRUE.equals(all) ? true : null;
            groupIds = groupIds == null ? List.of() : List.copyOf(groupIds);
            endpointIds = endpointIds == null ? List.of() : List.copyOf(endpointIds);
        }

        boolean everyone() {
            return all != null;
        }
    }

    static PolicyDraft standard() {
        return new PolicyDraft("默认策略 Default", true, 5, true, 60, List.of(), Targets.EVERYONE);
    }
}
