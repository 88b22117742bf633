package io.yingdun.foundation.runtime;

import java.security.SecureRandom;
import java.util.Locale;

/** Codes that people read to each other. */
public final class SixDigits {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ALL = 1_000_000;

    private SixDigits() {}

    public static String next() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(ALL));
    }

    /** To be kept: the secret's 256 bits keep a million codes from being tried against what is stored. */
    public static String hash(String secret, String code) {
        return Sha256.hex(secret + ' ' + code);
    }
}
