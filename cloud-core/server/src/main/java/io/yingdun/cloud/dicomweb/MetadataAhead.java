package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.StudyMetadata;
import io.yingdun.cloud.ingest.InstancesStored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the metadata document of a large study when nothing has come for it for some seconds, so that whoever opens it first
 * does not wait for the making. What changes the study afterwards makes the document old at once, as ever ({@link
 * StudyMetadata}); nothing that is left undone here is missed, but for the time that the first request takes.
 *
 * <p>Bounded: small studies are left to the first request, which makes them in a moment, and need no room; after each document
 * there is a rest of some times what it took; of more studies than are remembered, the rest is left out.
 */
@Component
class MetadataAhead {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataAhead.class);
    private static final Duration STILL = Duration.ofSeconds(5);
    private static final int FEWEST_INSTANCES = 100;
    private static final int MOST_STUDIES = 1_000;

    /** One fifth of one processor at most. */
    private static final int REST_FACTOR = 4;

    private final Archive archive;
    private final StudyMetadata documents;
    private final Clock clock;
    /** When something came last. */
    private final Map<String, Instant> changed = new HashMap<>();

    /** By {@link System#nanoTime}. */
    private long restUntil = System.nanoTime();

    MetadataAhead(Archive archive, StudyMetadata documents, Clock clock) {
        this.archive = archive;
        this.documents = documents;
        this.clock = clock;
    }

    @EventListener
    void stored(InstancesStored event) {
        Instant now = clock.instant();
        synchronized (changed) {
            event.instances().forEach(instance -> {
                String study = instance.studyInstanceUid();
                if (changed.size() < MOST_STUDIES || changed.containsKey(study)) {
                    changed.put(study, now);
                }
            });
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void makeWhatIsStill() {
        for (Optional<String> study = next(); study.isPresent(); study = next()) {
            make(study.get());
        }
    }

    /** Takes out one that is still; none while there is a rest. */
    private Optional<String> next() {
        if (System.nanoTime() - restUntil < 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        synchronized (changed) {
            Optional<String> still = changed.entrySet().stream()
                    .filter(entry -> isStill(entry.getValue(), now))
                    .map(Map.Entry::getKey)
                    .findFirst();
            still.ifPresent(changed::remove);
            return still;
        }
    }

    /** Where the clock was set back nobody waits until it has caught up. */
    private static boolean isStill(Instant changedAt, Instant now) {
        return changedAt.isAfter(now) || !changedAt.plus(STILL).isAfter(now);
    }

    private void make(String study) {
        try {
            boolean large = archive.study(study)
                    .filter(found -> found.instanceCount() >= FEWEST_INSTANCES)
                    .isPresent();
            if (large) {
                long begin = System.nanoTime();
                documents.ofStudy(study);
                long end = System.nanoTime();
                restUntil = end + (end - begin) * REST_FACTOR;
            }
        } catch (RuntimeException e) {
            // The database is away, or the study's headers are broken: the first request will say so.
            LOG.info("The metadata of a study is left to its first request: {}", e.getMessage());
        }
    }
}
