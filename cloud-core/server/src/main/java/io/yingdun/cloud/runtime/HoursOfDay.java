package io.yingdun.cloud.runtime;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/** From one time of day to another, over midnight where that is earlier; the whole day where both are the same. */
public record HoursOfDay(LocalTime from, LocalTime to) {

    /** @param text as in {@code 22:00-06:00}; blank for the whole day; without a result where it is neither */
    public static Optional<HoursOfDay> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(new HoursOfDay(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        String[] ends = text.strip().split("-", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HoursOfDay(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean contains(LocalTime time) {
        if (from.equals(to)) {
            return true;
        }
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
