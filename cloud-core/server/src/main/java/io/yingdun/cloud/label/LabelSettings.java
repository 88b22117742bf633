package io.yingdun.cloud.label;

import io.yingdun.foundation.runtime.StartFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.label.*}.
 *
 * @param address where patients' phones reach this server, as {@code https://images.hospital.example}; this machine's own where it
 *     is empty
 * @param widthMm of a label, millimetres
 * @param heightMm of a label, millimetres
 * @param dotsPerMm of the printer: 8 for 203 dpi, 12 for 300 dpi. What is printed otherwise is scaled, and bars get uneven
 */
@ConfigurationProperties("yingdun.label")
record LabelSettings(
        @DefaultValue("") String address,
        @DefaultValue("60") int widthMm,
        @DefaultValue("40") int heightMm,
        @DefaultValue("8") int dotsPerMm) {

    private static final int LEAST_MM = 20;
    private static final int MOST_MM = 210;
    private static final int LEAST_DOTS = 6;
    private static final int MOST_DOTS = 24;

    LabelSettings {
        address = address.strip().replaceAll("/+$", "");
        if (!address.isEmpty()
                && !address.matches("https://[A-Za-z0-9.:\\[\\]-]{1,100}(/[A-Za-z0-9._~-]{1,40}){0,3}")) {
            throw new StartFailure(
                    "yingdun.label.address is \"" + address + "\".",
                    "Give the address that phones reach, as https://images.hospital.example, of at most 100 characters.");
        }
        requireWithin("width-mm", widthMm, LEAST_MM, MOST_MM);
        requireWithin("height-mm", heightMm, LEAST_MM, MOST_MM);
        requireWithin("dots-per-mm", dotsPerMm, LEAST_DOTS, MOST_DOTS);
    }

    private static void requireWithin(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new StartFailure(
                    "yingdun.label." + option + " is " + number + ".", "Give " + least + " to " + most + ".");
        }
    }
}
