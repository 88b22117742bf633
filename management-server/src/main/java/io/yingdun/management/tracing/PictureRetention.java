package io.yingdun.management.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes pictures whose time is over, and such as no trace names. */
@Component
class PictureRetention {

    private static final Logger LOG = LoggerFactory.getLogger(PictureRetention.class);

    /** An upload is over long before. */
    private static final Duration UNNAMED_FOR = Duration.ofDays(1);

    private final TraceMapper jobs;
    private final PictureStore pictures;
    private final TraceSettings settings;
    private final Clock clock;

    PictureRetention(TraceMapper jobs, PictureStore pictures, TraceSettings settings, Clock clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void removeOldPictures() {
        for (String picture : jobs.picturesUnusedSince(clock.instant().minus(settings.pictureRetention()))) {
            try {
                pictures.remove(picture);
                jobs.notePictureRemoved(picture);
            } catch (IOException e) {
                LOG.warn("Cannot remove the picture {}: {}", picture, e.toString());
            }
        }
        removeUnnamedPictures();
    }

    /** Of uploads whose trace was not made after all. Files are looked for first: an upload stores before it names. */
    private void removeUnnamedPictures() {
        Instant time = clock.instant().minus(UNNAMED_FOR);
        try {
            List<String> stored = pictures.storedBefore(time);
            Set<String> named = jobs.namedPictures();
            for (String picture : stored) {
                if (!named.contains(picture)) {
                    pictures.removeStoredBefore(time, picture);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot remove pictures without a trace: {}", e.toString());
        }
    }
}
