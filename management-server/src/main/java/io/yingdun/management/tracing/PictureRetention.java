package io.yingdun.management.tracing;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes pictures whose time is over. */
@Component
class PictureRetention {

    private static final Logger LOG = LoggerFactory.getLogger(PictureRetention.class);

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
    }
}
