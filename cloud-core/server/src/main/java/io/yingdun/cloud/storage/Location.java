package io.yingdun.cloud.storage;

import java.nio.file.Path;

/**
 * Where an object's bytes are. In the database it is the text {@code kind:key}.
 *
 * @param key for {@link Kind#FILE} the bytes' SHA-256 in lower-case hexadecimal; for
 *     {@link Kind#IN_PLACE} the absolute path of the file
 */
public record Location(Kind kind, String key) {

    /** Who keeps the bytes. */
    public enum Kind {
        /** This server, in its own data directory. */
        FILE,
        /** A PACS, which may change them without a word; this server never writes there. */
        IN_PLACE
    }

    public static Location file(String sha256) {
        return new Location(Kind.FILE, sha256);
    }

    public static Location inPlace(Path file) {
        return new Location(Kind.IN_PLACE, file.toAbsolutePath().normalize().toString());
    }

    /** The reverse of {@link #toString()}. */
    public static Location parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a location: " + text);
        }
        return new Location(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
