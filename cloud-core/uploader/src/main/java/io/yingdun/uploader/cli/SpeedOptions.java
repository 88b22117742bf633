package io.yingdun.uploader.cli;

import io.yingdun.uploader.transfer.RateSchedule;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast may be sent, and when. */
final class SpeedOptions {

    @Option(
            names = "--limit",
            paramLabel = "RATE",
            converter = Rate.class,
            description = "The most that is sent: 2MB/s, 500kB/s, unlimited or pause (default: unlimited).")
    private long limit = RateSchedule.UNLIMITED;

    @Option(
            names = "--hours",
            paramLabel = "FROM-TO=RATE",
            converter = Window.class,
            description = {
                "Another speed at certain hours (local time), may be repeated, the first that fits counts:",
                "--limit pause --hours 20:00-06:00=10MB/s sends at night only."
            })
    private List<RateSchedule.Window> hours = List.of();

    RateSchedule schedule() {
        return new RateSchedule(limit, hours);
    }

    static final class Rate implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return converted(() -> RateSchedule.rate(text));
        }
    }

    static final class Window implements ITypeConverter<RateSchedule.Window> {
        @Override
        public RateSchedule.Window convert(String text) {
            return converted(() -> RateSchedule.window(text));
        }
    }

    private static <T> T converted(java.util.function.Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
