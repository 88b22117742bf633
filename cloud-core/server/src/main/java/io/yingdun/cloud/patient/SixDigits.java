package io.yingdun.cloud.patient;

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
}
