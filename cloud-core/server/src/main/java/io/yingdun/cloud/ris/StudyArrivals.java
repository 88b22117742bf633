package io.yingdun.cloud.ris;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.InstancesStored;
import io.yingdun.foundation.problem.DatabaseAway;
import io.yingdun.foundation.problem.DatabaseFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for the orders of studies that come, beside the way that their objects take. */
@Component
class StudyArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(StudyArrivals.class);

    private final ArrivedStudies studies;
    private final Set<String> arrived = new LinkedHashSet<>();

    StudyArrivals(ArrivedStudies studies) {
        this.studies = studies;
    }

    @EventListener
    void stored(InstancesStored event) {
        synchronized (arrived) {
            event.instances().stream().map(InstanceReference::studyInstanceUid).forEach(arrived::add);
        }
    }

    /** One at which something passing went wrong is looked for again, as are all where the database is away. */
    @Scheduled(fixedDelayString = "PT1S")
    void match() {
        List<String> present;
        synchronized (arrived) {
            present = List.copyOf(arrived);
            arrived.clear();
        }
        for (int n = 0; n < present.size(); n++) {
            try {
                studies.arrived(present.get(n));
            } catch (RuntimeException e) {
                if (DatabaseAway.isCauseOf(e)) {
                    LOG.error("The orders of studies are looked for again soon: {}", e.toString());
                    again(present.subList(n, present.size()));
                    return;
                } else if (DatabaseFailure.passes(e)) {
                    LOG.error("A study's order is looked for again soon: {}", e.toString());
                    again(present.subList(n, n + 1));
                } else {
                    LOG.error("The order of study {} cannot be looked for", present.get(n), e);
                }
            }
        }
    }

    private void again(List<String> present) {
        synchronized (arrived) {
            arrived.addAll(present);
        }
    }
}
