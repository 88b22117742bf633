package io.yingdun.bench.process;

import java.time.Duration;
import java.util.Locale;

/** Prints figures as rows of a Markdown table, as RESULTS.md keeps them. */
public final class Table {

    private Table() {}

    public static void begin(String title) {
        System.out.printf("%n### %s%n%n| figure | measured |%n|---|---|%n", title);
    }

    public static void row(String figure, String format, Object... values) {
        System.out.printf("| %s | %s |%n", figure, String.format(Locale.ROOT, format, values));
    }

    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    public static double mebibytes(long kib) {
        return kib / 1024.0;
    }
}
