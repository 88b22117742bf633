package io.yingdun.watermark.trace;

import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.TokenCode;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The code with its chips in the order of the weight that a picture gives them, so that a token is weighed by 16 counts
 * of bits instead of 1152 additions.
 *
 * <p>The 1024 heaviest chips make 16 words of 64 that weigh about the same. A codeword's sum of chips is that of all
 * magnitudes less twice those at which it disagrees; of the latter each word's are counted and taken for their middle
 * weight: the penalty. What each chip differs from that, and the 128 lightest chips, bound how far any codeword's sum may
 * be off. The picture's signs are worked into the code, whose sums of eight rows are kept (295 KB), so that the words of a
 * token are nine rows added up. Made in 0.3 ms.
 */
final class WeighedCode {
    private static final int WORDS = 16;
    private static final int COUNTED = WORDS * Long.SIZE;
    private static final int BYTES = TokenCode.MESSAGE_BITS / Byte.SIZE;
    private static final int BYTE_VALUES = 256;

    /** Of the heaviest word, so that a penalty fits an int. */
    private static final int LARGEST_WEIGHT = 1 << 15;

    /** More than what rounding may change in a sum of 1152 magnitudes, relative to the sum. */
    private static final double ROUNDING = 1e-9;

    private final long[] sums = new long[BYTES * BYTE_VALUES * WORDS];
    private final int[] weights = new int[WORDS];
    private final double unit;
    private final double highest;

    WeighedCode(TokenCode code, float[] chips) {
        int[] order = IntStream.range(0, Codeword.CHIPS)
                .boxed()
                .sorted(Comparator.comparingDouble(chip -> -Math.abs(chips[chip])))
                .mapToInt(Integer::intValue)
                .toArray();
        unit = Math.max(magnitude(chips, order, 0), Float.MIN_NORMAL) / LARGEST_WEIGHT;
        double counted = 0;
        double off = 0;
        for (int i = 0; i < Codeword.CHIPS; i++) {
            double weight = 0;
            if (i < COUNTED) {
                int word = i / Long.SIZE;
                weights[word] = (int) Math.round(magnitude(chips, order, middle(word)) / unit);
                weight = weights[word] * unit;
            }
            counted += weight;
            off += Math.abs(magnitude(chips, order, i) - weight);
        }
        highest = (counted + off) * (1 + ROUNDING);
        addUp(code.generator(), order, chips);
    }

    private static double magnitude(float[] chips, int[] order, int rank) {
        return Math.abs(chips[order[rank]]);
    }

    private static int middle(int word) {
        return word * Long.SIZE + Long.SIZE / 2;
    }

    private void addUp(long[][] rows, int[] order, float[] chips) {
        long[] row = new long[WORDS];
        for (int bit = 0; bit < TokenCode.MESSAGE_BITS; bit++) {
            for (int word = 0; word < WORDS; word++) {
                row[word] = 0;
                for (int i = word * Long.SIZE; i < (word + 1) * Long.SIZE; i++) {
                    long chip = rows[bit][order[i] / Long.SIZE] >>> (Long.SIZE - 1 - order[i] % Long.SIZE) & 1;
                    row[word] = row[word] << 1 | chip;
                }
            }
            int value = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            for (int other = 0; other < BYTE_VALUES; other++) {
                if ((other & value) != 0) {
                    int at = (bit / Byte.SIZE * BYTE_VALUES + other) * WORDS;
                    for (int word = 0; word < WORDS; word++) {
                        sums[at + word] ^= row[word];
                    }
                }
            }
        }
        for (int i = 0; i < COUNTED; i++) {
            for (int value = 0; value < BYTE_VALUES && chips[order[i]] < 0; value++) {
                sums[value * WORDS + i / Long.SIZE] ^= 1L << (Long.SIZE - 1 - i % Long.SIZE);
            }
        }
    }

    /** What a token loses by its disagreement with the chips. */
    int penalty(long identity, int mac) {
        int a = row(0, identity >>> 40);
        int b = row(1, identity >>> 32);
        int c = row(2, identity >>> 24);
        int d = row(3, identity >>> 16);
        int e = row(4, identity >>> 8);
        int f = row(5, identity);
        int g = row(6, mac >>> 16);
        int h = row(7, mac >>> 8);
        int i = row(8, mac);
        int penalty = 0;
        for (int word = 0; word < WORDS; word++) {
            long differs = sums[a + word]
                    ^ sums[b + word]
                    ^ sums[c + word]
                    ^ sums[d + word]
                    ^ sums[e + word]
                    ^ sums[f + word]
                    ^ sums[g + word]
                    ^ sums[h + word]
                    ^ sums[i + word];
            penalty += weights[word] * Long.bitCount(differs);
        }
        return penalty;
    }

    private static int row(int index, long value) {
        return (index * BYTE_VALUES + (int) (value & 0xff)) * WORDS;
    }

    /** No token of a higher penalty has a sum of chips as high as this. */
    int largestPenalty(double sum) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(-1, Math.floor((highest - sum) / (2 * unit))));
    }
}
