package io.yingdun.watermark.trace;

import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import org.jspecify.annotations.Nullable;

/**
 * The two tokens of a population whose codewords agree best with the chips.
 *
 * <p>The detection statistic of a token is the sum of the chips, each with the sign of the codeword, over the chips'
 * norm. For a token that is not in the picture it exceeds x with probability at most exp(-x²/2) whatever the picture
 * (Hoeffding 1963; see {@code TokenCode}). Sums of eight chips are looked up by the codeword's byte: 144 table reads a
 * token, 0.15 µs, so 20 ms for 100 000.
 *
 * @param best null only for an empty population
 * @param runnerUp another token than the best; null for fewer than two
 */
record Ranking(@Nullable Scored best, @Nullable Scored runnerUp) {
    private static final int BYTE_VALUES = 256;

    /** A token and its detection statistic. */
    record Scored(Token token, double statistic) {}

    static Ranking of(SoftChips chips, TokenPopulation population) {
        float[] table = partialSums(chips.values());
        float best = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        long bestIdentity = -1;
        long secondIdentity = -1;
        for (TokenPopulation.Chunk chunk : population.chunks()) {
            byte[] codewords = chunk.codewords();
            for (int i = 0; i < chunk.size(); i++) {
                float sum = sum(table, codewords, i * Codeword.LENGTH);
                if (sum > second) {
                    long identity = chunk.identities()[i];
                    if (sum > best && identity != bestIdentity) {
                        second = best;
                        secondIdentity = bestIdentity;
                        best = sum;
                        bestIdentity = identity;
                    } else if (identity != bestIdentity) {
                        second = sum;
                        secondIdentity = identity;
                    }
                }
            }
        }
        return new Ranking(scored(bestIdentity, best, chips), scored(secondIdentity, second, chips));
    }

    private static @Nullable Scored scored(long identity, float sum, SoftChips chips) {
        return identity < 0 ? null : new Scored(new Token(identity), sum / chips.norm());
    }

    private static float sum(float[] table, byte[] codewords, int offset) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i < Codeword.LENGTH; i += 2) {
            even += table[i * BYTE_VALUES + (codewords[offset + i] & 0xff)];
            odd += table[(i + 1) * BYTE_VALUES + (codewords[offset + i + 1] & 0xff)];
        }
        return even + odd;
    }

    /** For each of the 144 bytes and each of its values the sum of the eight signed chips. */
    private static float[] partialSums(float[] chips) {
        float[] table = new float[Codeword.LENGTH * BYTE_VALUES];
        for (int i = 0; i < Codeword.LENGTH; i++) {
            for (int value = 0; value < BYTE_VALUES; value++) {
                float sum = 0;
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    float chip = chips[Byte.SIZE * i + bit];
                    sum += (value >> (7 - bit) & 1) == 0 ? chip : -chip;
                }
                table[i * BYTE_VALUES + value] = sum;
            }
        }
        return table;
    }
}
