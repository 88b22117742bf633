package io.yingdun.management.fleet;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import io.yingdun.management.fleet.EndpointBatchMapper.Named;
import io.yingdun.management.fleet.FleetEvent.ClockChanged;
import io.yingdun.management.fleet.FleetEvent.ScreenChanged;
import io.yingdun.management.fleet.FleetEvent.ScreenReport;
import io.yingdun.management.fleet.FleetEvent.UserChanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what agents tell about themselves: screens, person, clock. A wrong clock is named and changes nothing else. */
@Component
class ReportWriter {

    /** Where the screen shows a picture that carries no mark although it should. */
    private static final Set<String> UNMARKED = Set.of("NO_COMPOSITOR", "UNSUPPORTED_SESSION", "FAILED");

    /** A clock wrong by less is left in peace: the product does not depend on it. */
    private static final Duration NAMED_SKEW = Duration.ofMinutes(2);

    private final EndpointBatchMapper batches;
    private final AlertService alerts;
    private final EndpointFeed feed;
    private final JsonRows rows;

    ReportWriter(EndpointBatchMapper batches, AlertService alerts, EndpointFeed feed, JsonRows rows) {
        this.batches = batches;
        this.alerts = alerts;
        this.feed = feed;
        this.rows = rows;
    }

    void screens(List<ScreenChanged> changes) {
        Map<String, ScreenChanged> latest = new LinkedHashMap<>();
        changes.forEach(c -> latest.put(c.endpointId(), c));
        List<Named> changed = batches.screens(rows.text(latest.values().stream()
                .map(c -> {
                    Map<String, @Nullable Object> row = row("id", c.endpointId(), "at", c.at());
                    row.putAll(screenColumns(c.screen()));
                    return row;
                })
                .toList()));
        batches.tell(rows.text(latest.values().stream()
                .map(c -> row(
                        "id", c.endpointId(),
                        "at", c.at(),
                        "kind", TimelineKind.OVERLAY,
                        "detail", overlayLine(c.screen())))
                .toList()));
        judgeScreens(
                latest.values().stream().collect(Collectors.toMap(ScreenChanged::endpointId, ScreenChanged::screen)),
                names(changed));
        feed.changed(latest.keySet());
    }

    void users(List<UserChanged> changes) {
        Map<String, UserChanged> latest = new LinkedHashMap<>();
        changes.forEach(c -> latest.put(c.endpointId(), c));
        batches.users(rows.text(latest.values().stream()
                .map(c -> row("id", c.endpointId(), "user_name", c.userName()))
                .toList()));
        batches.tell(rows.text(changes.stream()
                .map(c -> row(
                        "id", c.endpointId(),
                        "at", c.at(),
                        "kind", TimelineKind.USER_CHANGED,
                        "detail", c.userName()))
                .toList()));
        feed.changed(latest.keySet());
    }

    void clocks(List<ClockChanged> changes) {
        Map<String, ClockChanged> latest = new LinkedHashMap<>();
        changes.forEach(c -> latest.put(c.endpointId(), c));
        List<Named> changed = batches.clocks(rows.text(latest.values().stream()
                .map(c -> row("id", c.endpointId(), "clock_skew_seconds", c.clockSkewSeconds()))
                .toList()));
        batches.tell(rows.text(latest.values().stream()
                .map(c -> row(
                        "id",
                        c.endpointId(),
                        "at",
                        c.at(),
                        "kind",
                        TimelineKind.CLOCK_SKEW,
                        "detail",
                        c.clockSkewSeconds() + " s"))
                .toList()));
        judgeClocks(
                latest.values().stream()
                        .collect(Collectors.toMap(ClockChanged::endpointId, ClockChanged::clockSkewSeconds)),
                names(changed));
        feed.changed(latest.keySet());
    }

    void judgeScreens(Map<String, ScreenReport> screens, Map<String, String> names) {
        List<String> fine = new ArrayList<>();
        screens.forEach((id, screen) -> {
            if (UNMARKED.contains(screen.overlay())) {
                alerts.raise(AlertKind.UNMARKED_SCREEN, id, names.get(id), overlayLine(screen));
            } else {
                fine.add(id);
            }
        });
        alerts.resolve(AlertKind.UNMARKED_SCREEN, fine);
    }

    void judgeClocks(Map<String, Long> skews, Map<String, String> names) {
        List<String> fine = new ArrayList<>();
        skews.forEach((id, skew) -> {
            if (Math.abs(skew) >= NAMED_SKEW.toSeconds()) {
                alerts.raise(AlertKind.CLOCK_SKEW, id, names.get(id), skew + " s");
            } else {
                fine.add(id);
            }
        });
        alerts.resolve(AlertKind.CLOCK_SKEW, fine);
    }

    private static String overlayLine(ScreenReport screen) {
        return screen.detail().isEmpty() ? screen.overlay() : screen.overlay() + ": " + screen.detail();
    }

    private static Map<String, String> names(List<Named> changed) {
        return changed.stream().collect(Collectors.toMap(Named::id, Named::name));
    }

    static Map<String, @Nullable Object> screenColumns(ScreenReport screen) {
        return row(
                "overlay", screen.overlay(),
                "overlay_detail", screen.detail().isEmpty() ? null : screen.detail(),
                "screens", screen.screens(),
                "screen_count", screen.screens().size(),
                "covered_screens", screen.covered());
    }
}
