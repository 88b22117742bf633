package io.yingdun.management.fleet;

import io.yingdun.management.fleet.FleetEvent.Arrived;
import io.yingdun.management.fleet.FleetEvent.ClockChanged;
import io.yingdun.management.fleet.FleetEvent.Judged;
import io.yingdun.management.fleet.FleetEvent.Left;
import io.yingdun.management.fleet.FleetEvent.Lost;
import io.yingdun.management.fleet.FleetEvent.ScreenChanged;
import io.yingdun.management.fleet.FleetEvent.UserChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cuts a list of events into runs of one kind and has each run written in one transaction. Only the fleet's one thread
 * comes here, so what was reported first is written first.
 */
@Component
class EventWriter {

    private final StateWriter states;
    private final ReportWriter reports;
    private final FleetSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Absence absence = new Absence();

    EventWriter(
            StateWriter states,
            ReportWriter reports,
            FleetSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.states = states;
        this.reports = reports;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who was online when the server ended may have stayed so: each gets the time that a reconnect takes. */
    void adoptAfterRestart() {
        Instant now = clock.instant();
        states.online()
                .forEach(id -> absence.lost(id, now, settings.restartGrace(), "not back after the server's restart"));
    }

    void write(List<FleetEvent> events) {
        List<FleetEvent> run = new ArrayList<>();
        for (FleetEvent event : events) {
            if (!run.isEmpty() && run.get(0).getClass() != event.getClass()) {
                writeRun(run);
                run.clear();
            }
            run.add(event);
        }
        writeRun(run);
    }

    private void writeRun(List<FleetEvent> run) {
        FleetEvent first = run.get(0);
        if (first instanceof Lost) {
            of(Lost.class, run).forEach(l -> absence.lost(l.endpointId(), l.at(), settings.reconnectGrace(), l.how()));
            return;
        }
        if (first instanceof Judged) {
            judge(((Judged) run.get(run.size() - 1)).at());
            return;
        }
        transaction.executeWithoutResult(status -> {
            states.takeTurn();
            if (first instanceof Arrived) {
                states.arrived(of(Arrived.class, run));
            } else if (first instanceof Left) {
                states.left(of(Left.class, run));
            } else if (first instanceof ScreenChanged) {
                reports.screens(of(ScreenChanged.class, run));
            } else if (first instanceof UserChanged) {
                reports.users(of(UserChanged.class, run));
            } else if (first instanceof ClockChanged) {
                reports.clocks(of(ClockChanged.class, run));
            }
        });
        if (first instanceof Arrived || first instanceof Left) {
            run.forEach(event -> absence.settled(event.endpointId()));
        }
    }

    /** Kept until they are written: a database that is away in this moment must not make them forgotten. */
    private void judge(Instant now) {
        List<Absence.Vanished> vanished = absence.vanishedBy(now);
        if (!vanished.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                states.takeTurn();
                states.vanished(vanished);
            });
            vanished.forEach(v -> absence.settled(v.endpointId()));
        }
    }

    /** A class token keeps the cast in one place. */
    private static <T extends FleetEvent> List<T> of(Class<T> type, List<FleetEvent> run) {
        return run.stream().map(type::cast).toList();
    }
}
