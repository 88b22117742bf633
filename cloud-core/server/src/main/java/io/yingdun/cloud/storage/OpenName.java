package io.yingdun.cloud.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in {@code incoming}: the key, and after {@code ~} the note in base64url, so that one link keeps both. */
final class OpenName {

    private static final char SEPARATOR = '~';
    /** Of the 255 that a file's name may have, 64 are the key's. */
    private static final int NOTE_BYTES = 120;

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})(?:" + SEPARATOR + "([A-Za-z0-9_-]*))?");

    private OpenName() {}

    static OpenObject of(String key, String note) {
        String kept = cut(note);
        String words = Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(StandardCharsets.UTF_8));
        return new OpenObject(Location.file(key), kept, key + SEPARATOR + words);
    }

    private static String cut(String note) {
        byte[] words = note.getBytes(StandardCharsets.UTF_8);
        if (words.length <= NOTE_BYTES) {
            return note;
        }
        int end = NOTE_BYTES;
        while ((words[end] & 0xC0) == 0x80) { // in the midst of a character
            end--;
        }
        return new String(words, 0, end, StandardCharsets.UTF_8);
    }

    /** Empty for a file that is none of ours. A name without a note is one of an earlier version's. */
    static Optional<OpenObject> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            byte[] note = parts.group(2) == null
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(parts.group(2));
            return Optional.of(
                    new OpenObject(Location.file(parts.group(1)), new String(note, StandardCharsets.UTF_8), name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
