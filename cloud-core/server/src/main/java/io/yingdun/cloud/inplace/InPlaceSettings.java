package io.yingdun.cloud.inplace;

import io.yingdun.cloud.runtime.HoursOfDay;
import io.yingdun.cloud.runtime.PatientIdIssuer;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options {@code yingdun.in-place.*}.
 *
 * @param folders of the PACS; one that is not there (yet) is tried again and again
 * @param issuers of the Patient IDs in files that name none: the first for the first folder, and so on; empty or left out
 *     where that is not known
 * @param filesPerSecond most files that a pass looks at; what is new meanwhile does not wait for it
 * @param hours of the day in which a pass goes on, as in {@code 22:00-06:00}; empty for all
 * @param reconcile from the end of a pass to the next one
 */
@ConfigurationProperties("yingdun.in-place")
record InPlaceSettings(
        @DefaultValue({}) List<Path> folders,
        @DefaultValue({}) List<String> issuers,
        @DefaultValue("200") int filesPerSecond,
        @DefaultValue("") String hours,
        @DefaultValue("6h") Duration reconcile) {

    private static final int HIGHEST_RATE = 100_000;

    InPlaceSettings {
        folders = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
        for (Path folder : folders) {
            if (folders.stream().filter(folder::startsWith).count() > 1) {
                throw new StartFailure(
                        "yingdun.in-place.folders names " + folder + " twice, by itself or within another.",
                        "Name each folder once; what lies below it is found by itself.");
            }
        }
        if (issuers.size() > folders.size() || !issuers.stream().allMatch(PatientIdIssuer.Check::isIssuer)) {
            throw new StartFailure(
                    "yingdun.in-place.issuers is " + issuers + ".",
                    "Give no more issuers than folders, each of at most 64 bytes and without a backslash.");
        }
        if (filesPerSecond < 1 || filesPerSecond > HIGHEST_RATE) {
            throw new StartFailure(
                    "yingdun.in-place.files-per-second is " + filesPerSecond + ".",
                    "Give a number from 1 to " + HIGHEST_RATE + ".");
        }
        if (reconcile.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new StartFailure(
                    "yingdun.in-place.reconcile is " + reconcile + ".", "Give at least one minute, for example 6h.");
        }
        parse(hours);
    }

    /** Empty where it is not known. */
    String issuerOf(Path folder) {
        int n = folders.indexOf(folder);
        return n >= 0 && n < issuers.size() ? issuers.get(n) : "";
    }

    HoursOfDay scanHours() {
        return parse(hours);
    }

    private static HoursOfDay parse(String hours) {
        return HoursOfDay.parse(hours)
                .orElseThrow(() -> new StartFailure(
                        "yingdun.in-place.hours is \"" + hours + "\".",
                        "Give two times of the day, for example 22:00-06:00."));
    }
}
