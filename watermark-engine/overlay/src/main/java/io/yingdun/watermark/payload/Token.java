package io.yingdun.watermark.payload;

import java.security.SecureRandom;
import java.util.Random;

/**
 * What is issued to an endpoint, a user and a time slot: 48 random bits, written as 12 lower-case hex characters.
 *
 * <p>It carries no meaning of its own; only the server's table says whom it stands for. Two of a million random tokens
 * are the same with probability 0.2 %, so whoever issues them keeps them unique.
 */
public record Token(long identity) implements Comparable<Token> {
    /** Size in bits. */
    public static final int BITS = 48;

    private static final SecureRandom SECURE = new SecureRandom();
    private static final long LIMIT = 1L << BITS;

    public Token {
        if (identity < 0 || identity >= LIMIT) {
            throw new IllegalArgumentException("a token has " + BITS + " bits");
        }
    }

    /** A new token from the system's secure random source. */
    public static Token random() {
        return random(SECURE);
    }

    /** A new token from this source; for tests and benchmarks that must be repeatable. */
    public static Token random(Random source) {
        return new Token(source.nextLong() & (LIMIT - 1));
    }

    /** Reads exactly 12 lower-case hex characters. */
    public static Token parse(String text) {
        if (text.length() != BITS / 4) {
            throw new IllegalArgumentException(
                    "a token has " + BITS / 4 + " lower-case hex characters, this text has " + text.length());
        }
        long identity = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "a token has lower-case hex characters only, character " + (i + 1) + " is another");
            }
            identity = identity << 4 | digit;
        }
        return new Token(identity);
    }

    @Override
    public int compareTo(Token other) {
        return Long.compare(identity, other.identity);
    }

    /** The 12 lower-case hex characters. */
    @Override
    public String toString() {
        String hex = Long.toHexString(identity);
        return "0".repeat(BITS / 4 - hex.length()) + hex;
    }
}
