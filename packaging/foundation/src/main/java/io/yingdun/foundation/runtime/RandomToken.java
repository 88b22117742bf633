package io.yingdun.foundation.runtime;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets that a program or a browser shows: 256 random bits in base64url, 43 characters. SHA-256 is enough to keep of them: a slow
 * hash, as passwords need it, would add nothing, since nobody tries 2^255.
 */
public final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomToken() {}

    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
