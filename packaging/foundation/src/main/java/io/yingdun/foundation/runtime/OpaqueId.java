package io.yingdun.foundation.runtime;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Ids that say nothing about what they name and cannot be guessed: 25 characters, 125 bits. */
public final class OpaqueId {

    /** As a regular expression. */
    public static final String FORM = "[0-9a-v]{25}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 25;

    private OpaqueId() {}

    public static String next() {
        String digits = new BigInteger(LENGTH * 5, RANDOM).toString(32);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
