package io.yingdun.uploader.transfer;

import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast may be sent at which time of day. The first window that holds the time counts, else the general rate.
 *
 * @param general bytes a second; {@link #UNLIMITED}, or 0 for not at all
 */
public record RateSchedule(long general, List<Window> windows) {

    public static final long UNLIMITED = Long.MAX_VALUE;
    public static final RateSchedule FREE = new RateSchedule(UNLIMITED, List.of());

    private static final Pattern RATE =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(k|M|G)?B/s", Pattern.CASE_INSENSITIVE);
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2})=(.+)");

    /** From inclusive, to exclusive; over midnight when {@code to} is not after {@code from}. */
    public record Window(LocalTime from, LocalTime to, long rate) {

        boolean holds(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !time.isBefore(from) || time.isBefore(to);
        }
    }

    public RateSchedule {
        windows = List.copyOf(windows);
    }

    public long at(LocalTime time) {
        return windows.stream()
                .filter(window -> window.holds(time))
                .findFirst()
                .map(Window::rate)
                .orElse(general);
    }

    /**
     * {@code 2MB/s}, {@code 500kB/s}, {@code unlimited} or {@code pause}; k, M and G are powers of 1000.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it
     */
    public static long rate(String text) {
        Matcher rate = RATE.matcher(text.strip());
        if (text.strip().equals("unlimited")) {
            return UNLIMITED;
        } else if (text.strip().equals("pause")) {
            return 0;
        } else if (!rate.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no speed; write 2MB/s, 500kB/s, unlimited or pause");
        }
        String unit = rate.group(2) == null ? "" : rate.group(2).toLowerCase(java.util.Locale.ROOT);
        double factor = switch (unit) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            case "g" -> 1e9;
            default -> 1;
        };
        return Math.round(Double.parseDouble(rate.group(1)) * factor);
    }

    /** {@code 20:00-06:00=unlimited}. @throws IllegalArgumentException with a message for the person who wrote it */
    public static Window window(String text) {
        Matcher window = WINDOW.matcher(text.strip());
        if (!window.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no window; write 20:00-06:00=10MB/s");
        }
        return new Window(time(window.group(1)), time(window.group(2)), rate(window.group(3)));
    }

    private static LocalTime time(String text) {
        int colon = text.indexOf(':');
        int hour = Integer.parseInt(text.substring(0, colon));
        int minute = Integer.parseInt(text.substring(colon + 1));
        if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
            throw new IllegalArgumentException("\"" + text + "\" is no time of day");
        }
        return LocalTime.of(hour % 24, minute);
    }
}
