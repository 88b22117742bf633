package io.yingdun.watermark.payload;

import io.yingdun.watermark.keys.KeyStream;
import io.yingdun.watermark.keys.KeyedHash;
import io.yingdun.watermark.keys.WatermarkKey;

/**
 * The keyed random linear code: 48 bits of identity and 24 bits of a keyed hash of it (the MAC), together 72, times a
 * secret dense random binary matrix of 72 x 1152.
 *
 * <p>Dense random and not convolutional on purpose. For any token that is not on the screen the sum of its codeword and
 * the true one is a uniformly random word, whatever the picture, so the correlation with the chips read from a picture
 * is a Rademacher sum and P(L &gt;= x) is at most 3.18 times the normal tail beyond x, whatever the content (Bentkus and
 * Dzindzalieta 2015; about a seventh of Hoeffding's exp(-x²/2) where it matters). A tail-biting
 * convolutional code of the same rate put wrong tokens beyond the limit, because its words are independent in pairs
 * only. Encoding costs about 2 µs, most of it the MAC. Thread-safe.
 */
public final class TokenCode {
    /** Bits before coding: identity and MAC. */
    public static final int MESSAGE_BITS = Token.BITS + 24;

    private static final int MAC_BITS = MESSAGE_BITS - Token.BITS;
    private static final int WORDS = Codeword.CHIPS / Long.SIZE;

    private final long[][] generator;
    private final KeyedHash mac;

    public TokenCode(WatermarkKey key) {
        KeyStream stream = key.stream("token-code/generator");
        generator = new long[MESSAGE_BITS][WORDS];
        for (long[] row : generator) {
            for (int word = 0; word < WORDS; word++) {
                row[word] = stream.nextLong();
            }
        }
        mac = key.hash("token-code/mac");
    }

    /** The chips that stand for this token under this key. */
    public Codeword encode(Token token) {
        return encode(token, mac(token));
    }

    /** The same where the token's {@link #mac} is known, for stores of many tokens. */
    public Codeword encode(Token token, int mac) {
        long[] sum = new long[WORDS];
        addRows(sum, 0, Token.BITS, token.identity());
        addRows(sum, Token.BITS, MAC_BITS, mac);
        byte[] packed = new byte[Codeword.LENGTH];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) (sum[i >> 3] >>> (56 - 8 * (i & 7)));
        }
        return Codeword.of(packed);
    }

    /** The 24 bit keyed hash that a blindly decoded identity must agree with. */
    public int mac(Token token) {
        return (int) (mac.of(token.identity()) >>> (Long.SIZE - MAC_BITS));
    }

    /** A copy of the matrix: row i is what message bit i (identity first, most significant first) adds, 18 words. */
    public long[][] generator() {
        long[][] copy = new long[MESSAGE_BITS][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = generator[i].clone();
        }
        return copy;
    }

    private void addRows(long[] sum, int firstRow, int bits, long message) {
        for (int bit = 0; bit < bits; bit++) {
            if ((message >>> (bits - 1 - bit) & 1) != 0) {
                long[] row = generator[firstRow + bit];
                for (int word = 0; word < WORDS; word++) {
                    sum[word] ^= row[word];
                }
            }
        }
    }
}
