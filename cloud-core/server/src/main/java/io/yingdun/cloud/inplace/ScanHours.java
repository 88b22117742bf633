package io.yingdun.cloud.inplace;

import io.yingdun.foundation.runtime.StartFailure;
import java.time.DateTimeException;
import java.time.LocalTime;

/** From one time of day to another, over midnight where that is earlier; the whole day where both are the same. */
record ScanHours(LocalTime from, LocalTime to) {

    /** @param text as in {@code 22:00-06:00}; empty for the whole day */
    static ScanHours parse(String text) {
        if (text.isBlank()) {
            return new ScanHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        String[] ends = text.strip().split("-", -1);
        try {
            if (ends.length == 2) {
                return new ScanHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            }
        } catch (DateTimeException e) {
            // Said below, for every text that is no such span.
        }
        throw new StartFailure(
                "yingdun.in-place.hours is \"" + text + "\".", "Give two times of the day, for example 22:00-06:00.");
    }

    boolean contains(LocalTime time) {
        if (from.equals(to)) {
            return true;
        }
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
