package io.yingdun.uploader.queue;

import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits of SHA-256 in place of a path: a million files that are done cost 64 MB of memory and not several times
 * that. Two of a million files share one with a probability of about 10⁻²⁷.
 */
record Fingerprint(long high, long low) {

    static Fingerprint of(SourceFile file) {
        return of(file.file().toUri() + "\n" + file.entry());
    }

    static Fingerprint of(SourceFile file, FileState state) {
        return of(file.file().toUri() + "\n" + file.entry() + "\n" + state.size() + "\n" + state.modified());
    }

    private static Fingerprint of(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
