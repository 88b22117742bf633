package io.yingdun.cloud.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Options {@code yingdun.storage.*}.
 *
 * @param reserve room that stays free on the objects' disk: below it nothing is taken in, so that the database, which may
 *     share the disk, never meets a full one
 */
@ConfigurationProperties("yingdun.storage")
record StorageSettings(@DefaultValue("1GB") DataSize reserve) {}
