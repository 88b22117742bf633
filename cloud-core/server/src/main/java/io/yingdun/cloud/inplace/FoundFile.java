package io.yingdun.cloud.inplace;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A regular file as a directory shows it.
 *
 * @param modified microseconds since 1970, what the database keeps
 */
record FoundFile(Path path, long size, long modified) {

    static FoundFile of(Path path, BasicFileAttributes attributes) {
        return new FoundFile(
                path, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean looksLike(FoundFile other) {
        return size == other.size && modified == other.modified;
    }
}
