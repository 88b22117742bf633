package io.yingdun.cloud.ris;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as HL7 writes it (TS, HL7 2.5.1 chapter 2.A: {@code YYYY[MM[DD[HH[MM[SS[.S…]]]][+/-ZZZZ]]]}), or with the dashes
 * and colons of ISO 8601, as many senders do. It is local time; what is said of the zone is left out.
 *
 * @param date DA; empty where the day is not said
 * @param time TM, at least to the minute; empty where the hour is not said
 */
record Hl7Time(String date, String time) {

    private static final String HOUR = "(?<hour>[01]\\d|2[0-3])";
    private static final String MINUTE = "(?<minute>[0-5]\\d)";
    private static final String SECOND = "(?<second>[0-5]\\d|60)(?:\\.\\d+)?";

    private static final Pattern HL7 = Pattern.compile("(?<year>\\d{4})(?:(?<month>\\d{2})(?:(?<day>\\d{2})(?:" + HOUR
            + "(?:" + MINUTE + "(?:" + SECOND + ")?)?(?:[+-]\\d{4})?)?)?)?");

    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:[T ]" + HOUR
            + ":" + MINUTE + "(?::" + SECOND + ")?(?:Z|[+-]\\d{2}:?\\d{2})?)?");

    /** Empty where it is none: written otherwise, or a day that no calendar has. */
    static Optional<Hl7Time> parse(String text) {
        Matcher parts = HL7.matcher(text);
        if (!parts.matches()) {
            parts = ISO.matcher(text);
            if (!parts.matches()) {
                return Optional.empty();
            }
        }
        String year = part(parts, "year", "");
        String month = part(parts, "month", "");
        String day = part(parts, "day", "");
        if (!isDay(year, month.isEmpty() ? "01" : month, day.isEmpty() ? "01" : day)) {
            return Optional.empty();
        }
        String hour = part(parts, "hour", "");
        return Optional.of(new Hl7Time(
                day.isEmpty() ? "" : year + month + day,
                hour.isEmpty() ? "" : hour + part(parts, "minute", "00") + part(parts, "second", "")));
    }

    /** DA and TM in one; empty where the day is not said. */
    String together() {
        return date.isEmpty() ? "" : date + time;
    }

    private static String part(Matcher parts, String name, String usual) {
        String part = parts.group(name);
        return part == null ? usual : part;
    }

    private static boolean isDay(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                            .getYear()
                    > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
