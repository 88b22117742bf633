package io.yingdun.cloud.savedsearch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; texts are empty where anything will do.
 *
 * @param text a name, the first letters of its syllables, or a number
 * @param days the last so many days, today among them, in place of the dates
 * @param from DA, as {@code to}
 */
record Wanted(
        @NotNull @Size(max = 64) String text,
        @NotNull @Size(max = 16) String modality,
        @NotNull @Size(max = 64) String bodyPart,
        @Nullable @Min(1) @Max(3660) Integer days,
        @NotNull @Pattern(regexp = DATE) String from,
        @NotNull @Pattern(regexp = DATE) String to) {

    private static final String DATE = "([0-9]{8})?";
}
