package io.yingdun.uploader.source;

import java.time.Instant;

/**
 * By what a change of a file is noticed without reading it.
 *
 * @param size in bytes
 * @param modified as precise as the file system keeps it
 */
public record FileState(long size, Instant modified) {}
