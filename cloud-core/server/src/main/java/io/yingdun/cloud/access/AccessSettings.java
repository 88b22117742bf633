package io.yingdun.cloud.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options {@code yingdun.access.*}.
 *
 * @param firstKeyFile where the first API key is written (mode 600) when the server starts without any; it may read,
 *     search and store. For demonstrations and scripts; without it keys are made over HTTP only
 */
@ConfigurationProperties("yingdun.access")
record AccessSettings(@Nullable Path firstKeyFile) {}
