package io.yingdun.cloud.tiering;

import io.yingdun.cloud.runtime.HoursOfDay;
import io.yingdun.foundation.runtime.StartFailure;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Options {@code yingdun.storage.tiering.*}; without a bucket they count for nothing.
 *
 * @param moveAfter objects that came longer ago are moved
 * @param fillLevel percent of the objects' disk: above it the oldest are moved whatever their age; 0 for never
 * @param rate most bytes a second, counting those that are sent and those that are read back
 * @param hours when passes are made by themselves, as in {@code 22:00-06:00}; blank for all day
 * @param every from the end of a pass to the next
 */
@ConfigurationProperties("yingdun.storage.tiering")
record TieringSettings(
        @DefaultValue("90d") Duration moveAfter,
        @DefaultValue("0") int fillLevel,
        @DefaultValue("20MB") DataSize rate,
        @DefaultValue("") String hours,
        @DefaultValue("1h") Duration every) {

    private static final int MOST_PERCENT = 99;

    TieringSettings {
        if (moveAfter.isNegative()) {
            throw new StartFailure("yingdun.storage.tiering.move-after is negative.", "Give a time as in 90d.");
        }
        if (fillLevel < 0 || fillLevel > MOST_PERCENT) {
            throw new StartFailure(
                    "yingdun.storage.tiering.fill-level is " + fillLevel + ".",
                    "Give a percentage from 1 to " + MOST_PERCENT + ", or 0 for none.");
        }
        if (rate.toBytes() < 1) {
            throw new StartFailure("yingdun.storage.tiering.rate is " + rate + ".", "Give a size as in 20MB.");
        }
        if (HoursOfDay.parse(hours).isEmpty()) {
            throw new StartFailure(
                    "yingdun.storage.tiering.hours is \"" + hours + "\".",
                    "Give two times of the day, for example 22:00-06:00.");
        }
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new StartFailure("yingdun.storage.tiering.every is " + every + ".", "Give at least one second.");
        }
    }
}
