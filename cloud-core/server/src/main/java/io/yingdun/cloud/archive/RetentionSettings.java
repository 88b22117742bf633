package io.yingdun.cloud.archive;

import io.yingdun.foundation.runtime.StartFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options {@code yingdun.retention.*}.
 *
 * @param keepYears studies of which nothing came for so many years are deleted; 0 keeps everything for ever
 */
@ConfigurationProperties("yingdun.retention")
record RetentionSettings(@DefaultValue("0") int keepYears) {

    /** Records of outpatients are kept for so long by law in China; inpatients' for 30. */
    private static final int LEAST_YEARS = 15;

    RetentionSettings {
        if (keepYears != 0 && keepYears < LEAST_YEARS) {
            throw new StartFailure(
                    "yingdun.retention.keep-years is " + keepYears + ".",
                    "Give 0 to keep everything, or at least " + LEAST_YEARS + " years.");
        }
    }
}
