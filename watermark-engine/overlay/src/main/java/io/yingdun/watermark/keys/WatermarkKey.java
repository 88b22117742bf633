package io.yingdun.watermark.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of one site: 32 random bytes from which everything keyed is derived.
 *
 * <p>Whoever holds it can read every mark and make any. It belongs on the server and in the officer's key file, never
 * on an endpoint. The text form is one line, {@code yingdun-watermark-key 1 <base64>}.
 */
public final class WatermarkKey {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final String HEADER = "yingdun-watermark-key";
    private static final String VERSION = "1";

    private final byte[] secret;

    private WatermarkKey(byte[] secret) {
        this.secret = secret;
    }

    /** A new key from the system's secure random source. */
    public static WatermarkKey generate() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return new WatermarkKey(secret);
    }

    /** The key with these 32 bytes; any other length is refused. */
    public static WatermarkKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new KeyFormatException("a watermark key has " + LENGTH + " bytes, this one has " + secret.length);
        }
        return new WatermarkKey(secret.clone());
    }

    /** Reads the text form; white space around it is allowed, anything else is refused. */
    public static WatermarkKey parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length != 3 || !words[0].equals(HEADER)) {
            throw new KeyFormatException("not a watermark key: expected one line \"" + HEADER + " " + VERSION
                    + " <44 characters>\", as the command \"watermark key\" writes it");
        }
        if (!words[1].equals(VERSION)) {
            throw new KeyFormatException("watermark key of a version that this program does not know; it reads version "
                    + VERSION + ", a newer program may be needed");
        }
        try {
            return of(Base64.getDecoder().decode(words[2]));
        } catch (KeyFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new KeyFormatException("the watermark key is damaged: its third word is not base64");
        }
    }

    /** The text form, ending with a line feed. Secret: write it to a file that only its owner may read. */
    public String text() {
        return HEADER + " " + VERSION + " " + Base64.getEncoder().encodeToString(secret) + "\n";
    }

    /** What endpoints get of this key. */
    public CarrierKey carrierKey() {
        return CarrierKey.of(Hmac.derive(secret, "yingdun/carrier/1"));
    }

    /** Keyed numbers for the purpose that the label names. */
    public KeyStream stream(String label) {
        return new KeyStream(Hmac.derive(secret, "yingdun/stream/1"), label);
    }

    /** A keyed hash for the purpose that the label names, to be used by many threads at once. */
    public KeyedHash hash(String label) {
        return new KeyedHash(Hmac.derive(secret, "yingdun/hash/1/" + label));
    }

    /** Eight hex characters by which people can tell two keys apart; they reveal nothing of the key. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Hmac.derive(secret, "yingdun/fingerprint/1"), 0, 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WatermarkKey that && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Shows the fingerprint, never the secret. */
    @Override
    public String toString() {
        return "WatermarkKey[" + fingerprint() + "]";
    }
}
