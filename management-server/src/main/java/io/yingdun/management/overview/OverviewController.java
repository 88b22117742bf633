package io.yingdun.management.overview;

import io.yingdun.management.alert.AlertService;
import io.yingdun.management.fleet.EndpointState;
import io.yingdun.management.fleet.FleetCounts;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.Rollout;
import io.yingdun.management.live.LiveEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private static final int ALERTS = 20;
    private static final Duration HISTORY = Duration.ofHours(24);

    private final FleetService fleet;
    private final AlertService alerts;
    private final LiveEvents live;
    private final Clock clock;
    private long published;

    OverviewController(FleetService fleet, AlertService alerts, LiveEvents live, Clock clock) {
        this.fleet = fleet;
        this.alerts = alerts;
        this.live = live;
        this.clock = clock;
    }

    @GetMapping("/api/overview")
    Overview overview() {
        Overview.Counts counts = counts();
        return new Overview(
                counts.states(),
                counts.rollout(),
                counts.coverage(),
                alerts.newestOpen(ALERTS),
                fleet.samplesSince(clock.instant().minus(HISTORY)));
    }

    /** At most once a second, whatever happens in the fleet. */
    @Scheduled(fixedDelay = 1_000)
    void publishWhenChanged() {
        long changes = fleet.changes();
        if (changes != published && live.hasListeners()) {
            published = changes;
            live.publish("overview", "", counts());
        }
    }

    private Overview.Counts counts() {
        FleetCounts counts = fleet.counts();
        Map<EndpointState, Integer> states = new EnumMap<>(EndpointState.class);
        states.put(EndpointState.ONLINE, counts.online());
        states.put(EndpointState.OFFLINE, counts.offline());
        states.put(EndpointState.ABNORMALLY_OFFLINE, counts.abnormallyOffline());
        states.put(EndpointState.UNINSTALLED, counts.uninstalled());
        states.put(EndpointState.NOT_INSTALLED, counts.notInstalled());
        Map<Rollout, Integer> rollout = new EnumMap<>(Rollout.class);
        rollout.put(Rollout.APPLIED, counts.applied());
        rollout.put(Rollout.PENDING, counts.pending());
        rollout.put(Rollout.FAILED, counts.failed());
        return new Overview.Counts(states, rollout, new Overview.Coverage(counts.screens(), counts.covered()));
    }
}
