package io.yingdun.cloud.patient;

import io.yingdun.foundation.runtime.Sha256;
import java.security.SecureRandom;
import java.util.Locale;

/** Codes that people read to each other. */
final class SixDigits {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ALL = 1_000_000;

    private SixDigits() {}

    static String next() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(ALL));
    }

    /** To be kept: the secret's 256 bits keep a million codes from being tried against what is stored. */
    static String hash(String secret, String code) {
        return Sha256.hex(secret + ' ' + code);
    }
}
