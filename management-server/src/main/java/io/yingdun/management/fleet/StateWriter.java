package io.yingdun.management.fleet;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.management.alert.AlertKind;
import io.yingdun.management.alert.AlertService;
import io.yingdun.management.fleet.EndpointBatchMapper.Before;
import io.yingdun.management.fleet.EndpointBatchMapper.Named;
import io.yingdun.management.fleet.FleetEvent.Arrived;
import io.yingdun.management.fleet.FleetEvent.Left;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the transitions between the five states, each with its line in the time line and its alert. */
@Component
class StateWriter {

    /** From where each state can be reached; anything else is a late report and changes nothing. */
    private static final Map<EndpointState, List<EndpointState>> FROM = Map.of(
            EndpointState.OFFLINE, List.of(EndpointState.ONLINE, EndpointState.ABNORMALLY_OFFLINE),
            EndpointState.ABNORMALLY_OFFLINE, List.of(EndpointState.ONLINE),
            EndpointState.UNINSTALLED,
                    List.of(EndpointState.ONLINE, EndpointState.OFFLINE, EndpointState.ABNORMALLY_OFFLINE));

    private final EndpointBatchMapper batches;
    private final ReportWriter reports;
    private final AlertService alerts;
    private final EndpointFeed feed;
    private final JsonRows rows;

    StateWriter(
            EndpointBatchMapper batches, ReportWriter reports, AlertService alerts, EndpointFeed feed, JsonRows rows) {
        this.batches = batches;
        this.reports = reports;
        this.alerts = alerts;
        this.feed = feed;
        this.rows = rows;
    }

    /** First in each transaction of the fleet's thread. */
    void takeTurn() {
        batches.takeTurn();
    }

    List<String> online() {
        return batches.online();
    }

    void arrived(List<Arrived> arrivals) {
        Map<String, Arrived> latest = new LinkedHashMap<>();
        arrivals.forEach(a -> latest.put(a.endpointId(), a));
        List<Before> before = batches.arrived(
                rows.text(latest.values().stream().map(StateWriter::arrivalRow).toList()));
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (Before old : before) {
            Arrived now = latest.get(old.id());
            if (now == null) {
                continue;
            }
            if (old.state() != EndpointState.ONLINE) {
                lines.add(line(now, TimelineKind.ONLINE, "from " + now.address()));
                back.add(old.id());
            } else if (!old.address().equals(now.address())) {
                lines.add(line(now, TimelineKind.ADDRESS, now.address()));
            }
            if (!old.agentVersion().equals(now.agentVersion()) && old.state() != EndpointState.NOT_INSTALLED) {
                lines.add(line(now, TimelineKind.AGENT_VERSION, now.agentVersion()));
            }
            if (!old.userName().equals(now.userName())) {
                lines.add(line(now, TimelineKind.USER_CHANGED, now.userName()));
            }
        }
        batches.tell(rows.text(lines));
        alerts.resolve(AlertKind.ABNORMALLY_OFFLINE, back);
        Map<String, String> names = before.stream().collect(Collectors.toMap(Before::id, Before::name));
        reports.judgeScreens(
                latest.values().stream().collect(Collectors.toMap(Arrived::endpointId, Arrived::screen)), names);
        reports.judgeClocks(
                latest.values().stream().collect(Collectors.toMap(Arrived::endpointId, Arrived::clockSkewSeconds)),
                names);
        feed.changed(latest.keySet());
    }

    void left(List<Left> departures) {
        for (boolean uninstalled : new boolean[] {false, true}) {
            Map<String, Left> group = departures.stream()
                    .filter(d -> d.uninstalled() == uninstalled)
                    .collect(Collectors.toMap(Left::endpointId, Function.identity(), (a, b) -> b));
            EndpointState state = uninstalled ? EndpointState.UNINSTALLED : EndpointState.OFFLINE;
            List<Named> changed = change(
                    state,
                    group.values().stream()
                            .map(d -> row("id", d.endpointId(), "at", d.at()))
                            .toList());
            batches.tell(rows.text(changed.stream()
                    .map(e -> row(
                            "id",
                            e.id(),
                            "at",
                            group.get(e.id()).at(),
                            "kind",
                            state,
                            "detail",
                            "the agent said goodbye"))
                    .toList()));
            alerts.resolve(
                    AlertKind.ABNORMALLY_OFFLINE,
                    changed.stream().map(Named::id).toList());
        }
    }

    void vanished(List<Absence.Vanished> vanished) {
        Map<String, Absence.Vanished> byId =
                vanished.stream().collect(Collectors.toMap(Absence.Vanished::endpointId, Function.identity()));
        List<Named> changed = change(
                EndpointState.ABNORMALLY_OFFLINE,
                vanished.stream()
                        .map(v -> row("id", v.endpointId(), "at", v.lostAt()))
                        .toList());
        batches.tell(rows.text(changed.stream()
                .map(e -> row(
                        "id", e.id(),
                        "at", byId.get(e.id()).lostAt(),
                        "kind", TimelineKind.ABNORMALLY_OFFLINE,
                        "detail", byId.get(e.id()).how()))
                .toList()));
        changed.forEach(e -> alerts.raise(
                AlertKind.ABNORMALLY_OFFLINE, e.id(), e.name(), byId.get(e.id()).how()));
    }

    private List<Named> change(EndpointState state, List<Map<String, @Nullable Object>> rowsOfIds) {
        if (rowsOfIds.isEmpty()) {
            return List.of();
        }
        String[] from =
                FROM.getOrDefault(state, List.of()).stream().map(Enum::name).toArray(String[]::new);
        List<Named> changed = batches.changeState(rows.text(rowsOfIds), state, from);
        feed.changed(changed.stream().map(Named::id).toList());
        return changed;
    }

    private static Map<String, @Nullable Object> line(Arrived a, TimelineKind kind, String detail) {
        return row("id", a.endpointId(), "at", a.at(), "kind", kind, "detail", detail);
    }

    private static Map<String, @Nullable Object> arrivalRow(Arrived a) {
        Map<String, @Nullable Object> row = row(
                "id", a.endpointId(),
                "at", a.at(),
                "address", a.address(),
                "host", a.host(),
                "user_name", a.userName(),
                "os", a.os(),
                "os_version", a.osVersion(),
                "architecture", a.architecture(),
                "agent_version", a.agentVersion(),
                "machine_fingerprint", a.machineFingerprint(),
                "clock_skew_seconds", a.clockSkewSeconds());
        row.putAll(ReportWriter.screenColumns(a.screen()));
        return row;
    }
}
