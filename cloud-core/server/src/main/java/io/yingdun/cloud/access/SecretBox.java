package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals what the server has to read again, and a copy of the database must not tell: AES-256-GCM (NIST SP 800-38D) with a key that
 * lies in the data directory, {@code access/secret-key}. Without that file accounts with a second factor have to be invited anew.
 */
@Component
class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SecretBox(DataDirectory directory) {
        this.key =
                new SecretKeySpec(read(directory.folder("access", "rwx------").resolve("secret-key")), "AES");
    }

    @Nullable
    String seal(@Nullable String secret) {
        if (secret == null) {
            return null;
        }
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** @throws IllegalStateException where it was sealed with another key or changed since */
    String open(String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        byte[] secret = crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(bytes, NONCE_BYTES),
                Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
        return new String(secret, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret cannot be read: access/secret-key is another one", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.exists(file)) {
                DataDirectory.writeSecret(
                        file, HexFormat.of().formatHex(random(KEY_BYTES)).getBytes(StandardCharsets.US_ASCII));
            }
            String content = Files.readString(file).strip();
            if (!content.matches("[0-9a-f]{64}")) {
                throw new StartFailure(
                        file + " is not a key.",
                        "Restore it from a backup, or delete it: doctors then have to be invited again.");
            }
            return HexFormat.of().parseHex(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
