package io.yingdun.cloud.storage;

import java.time.Instant;

/**
 * An object on this machine's disk.
 *
 * @param key the bytes' SHA-256 in lower-case hexadecimal
 * @param since when it came
 */
public record LocalObject(String key, long size, Instant since) {}
