package io.yingdun.management.tracing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.tracing.*}.
 *
 * @param workers traces at a time; each takes one core and up to the memory of its picture
 * @param pictureRetention uploaded pictures are removed so long after their last trace, for they may show patients;
 *     verdict, evidence map and hash stay. At least 180 days where they serve as network logs (Cybersecurity Law)
 */
@ConfigurationProperties("yingdun.tracing")
record TraceSettings(
        @DefaultValue("1") int workers,
        @DefaultValue("365d") Duration pictureRetention) {

    TraceSettings {
        if (workers < 1 || workers > 32) {
            throw new IllegalArgumentException("yingdun.tracing.workers must be 1 to 32");
        }
        if (pictureRetention.isNegative() || pictureRetention.isZero()) {
            throw new IllegalArgumentException("yingdun.tracing.picture-retention must be longer than nothing");
        }
    }
}
