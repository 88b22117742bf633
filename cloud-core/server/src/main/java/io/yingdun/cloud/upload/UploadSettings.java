package io.yingdun.cloud.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Options {@code yingdun.upload.*}.
 *
 * @param largest file that is taken
 * @param unfinishedPerKey bytes of files begun and not ended that are kept for one API key
 * @param keepUnfinished how long a file begun is kept after its last byte came
 */
@ConfigurationProperties("yingdun.upload")
record UploadSettings(
        @DefaultValue("16GB") DataSize largest,
        @DefaultValue("64GB") DataSize unfinishedPerKey,
        @DefaultValue("7d") Duration keepUnfinished) {}
