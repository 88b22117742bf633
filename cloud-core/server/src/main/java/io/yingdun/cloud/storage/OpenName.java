package io.yingdun.cloud.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Names in {@code incoming}: the key, and after {@code ~} the note in base64url, so that one link keeps both. */
final class OpenName {

    private static final char SEPARATOR = '~';
    /** Of the 255 that a file's name may have, 64 are the key's. */
    private static final int NOTE_BYTES = 120;

    private OpenName() {}

    static String of(String key, String note) {
        byte[] words = note.getBytes(StandardCharsets.UTF_8);
        byte[] kept = words.length <= NOTE_BYTES ? words : Arrays.copyOf(words, NOTE_BYTES);
        return key + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(kept);
    }

    /** A name without a note is one of an earlier version's. */
    static OpenObject parse(String name) {
        int end = name.indexOf(SEPARATOR);
        String key = end < 0 ? name : name.substring(0, end);
        byte[] note = end < 0 ? new byte[0] : Base64.getUrlDecoder().decode(name.substring(end + 1));
        return new OpenObject(Location.file(key), new String(note, StandardCharsets.UTF_8));
    }
}
