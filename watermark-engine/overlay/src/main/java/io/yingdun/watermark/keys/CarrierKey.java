package io.yingdun.watermark.keys;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The half of the secret that an endpoint needs: where the pilot and payload harmonics lie and their phases.
 *
 * <p>With it and a codeword a screen can be marked. It does not tell the token code, so an endpoint can show the marks
 * that it was given and make no others. 32 bytes.
 */
public final class CarrierKey {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] secret;

    private CarrierKey(byte[] secret) {
        this.secret = secret;
    }

    /** The key with these 32 bytes; any other length is refused. */
    public static CarrierKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new KeyFormatException("a carrier key has " + LENGTH + " bytes, this one has " + secret.length);
        }
        return new CarrierKey(secret.clone());
    }

    /** A copy of the 32 bytes, for the wire. */
    public byte[] bytes() {
        return secret.clone();
    }

    /** Keyed numbers for the purpose that the label names. */
    public KeyStream stream(String label) {
        return new KeyStream(secret, label);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CarrierKey that && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "CarrierKey[…]";
    }
}
