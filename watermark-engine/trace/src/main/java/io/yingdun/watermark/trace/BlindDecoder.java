package io.yingdun.watermark.trace;

import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a token without a list of tokens: ordered statistics decoding (Fossorier and Lin 1995) of the random linear
 * code, order 3, then the MAC.
 *
 * <p>Chips are sorted by weight, the 72 heaviest independent ones taken as the message in a basis of their own, and every
 * flip of up to three of them tried by correlation: 72³/6 flips x 1152 chips, 70 million steps, about 60 ms. Needs a
 * detection statistic of about 18, where a listed token needs 8.5. A word whose MAC is right is one of 2^48, so its
 * false accusation probability is that of a population of 2^48.
 */
final class BlindDecoder {
    private static final int BITS = TokenCode.MESSAGE_BITS;
    private static final int CHIPS = Codeword.CHIPS;
    private static final int COMBINATION_WORDS = 2;

    private final TokenCode code;
    private final long[][] generator;

    BlindDecoder(TokenCode code) {
        this.code = code;
        this.generator = code.generator();
    }

    /** The token whose MAC is right, or null. */
    Ranking.@Nullable Scored decode(SoftChips chips) {
        Basis basis = Basis.of(generator, order(chips.values()));
        float[][] signs = basis.signs();
        float[] agreement = new float[CHIPS];
        long message0 = 0;
        long message1 = 0;
        float[] word = hardDecision(basis, signs, chips.values());
        for (int i = 0; i < BITS; i++) {
            if (chips.values()[basis.pivot[i]] < 0) {
                message0 ^= basis.combination[i][0];
                message1 ^= basis.combination[i][1];
            }
        }
        for (int j = 0; j < CHIPS; j++) {
            agreement[j] = word[j] * chips.values()[j];
        }
        for (int flip : bestFlips(signs, agreement)) {
            message0 ^= basis.combination[flip][0];
            message1 ^= basis.combination[flip][1];
        }
        return checked(message0, message1, chips);
    }

    private Ranking.@Nullable Scored checked(long message0, long message1, SoftChips chips) {
        // Bit i of the message is bit i % 64 of word i / 64; identity first, most significant bit first.
        long identity = 0;
        int mac = 0;
        for (int i = 0; i < BITS; i++) {
            long bit = (i < Long.SIZE ? message0 >>> i : message1 >>> (i - Long.SIZE)) & 1;
            if (i < Token.BITS) {
                identity = identity << 1 | bit;
            } else {
                mac = (int) (mac << 1 | bit);
            }
        }
        Token token = new Token(identity);
        if (code.mac(token) != mac) {
            return null;
        }
        Codeword codeword = code.encode(token);
        double sum = 0;
        for (int i = 0; i < CHIPS; i++) {
            sum += codeword.chip(i) * chips.values()[i];
        }
        return new Ranking.Scored(token, sum / chips.norm());
    }

    private static int[] order(float[] chips) {
        return IntStream.range(0, CHIPS)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(chips[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static float[] hardDecision(Basis basis, float[][] signs, float[] chips) {
        float[] word = new float[CHIPS];
        Arrays.fill(word, 1);
        for (int i = 0; i < BITS; i++) {
            if (chips[basis.pivot[i]] < 0) {
                for (int j = 0; j < CHIPS; j++) {
                    word[j] *= signs[i][j];
                }
            }
        }
        return word;
    }

    /** Which of the 72 to flip, none to three, so that the word agrees most with the chips. */
    private static int[] bestFlips(float[][] signs, float[] agreement) {
        int[] best = {};
        float highest = sum(agreement);
        float[] one = new float[CHIPS];
        float[] two = new float[CHIPS];
        for (int a = 0; a < BITS; a++) {
            multiply(signs[a], agreement, one);
            float value = sum(one);
            if (value > highest) {
                highest = value;
                best = new int[] {a};
            }
            for (int b = a + 1; b < BITS; b++) {
                multiply(signs[b], one, two);
                value = sum(two);
                if (value > highest) {
                    highest = value;
                    best = new int[] {a, b};
                }
                for (int c = b + 1; c < BITS; c++) {
                    value = dot(signs[c], two);
                    if (value > highest) {
                        highest = value;
                        best = new int[] {a, b, c};
                    }
                }
            }
        }
        return best;
    }

    private static void multiply(float[] a, float[] b, float[] out) {
        for (int j = 0; j < CHIPS; j++) {
            out[j] = a[j] * b[j];
        }
    }

    private static float sum(float[] a) {
        float sum = 0;
        for (float value : a) {
            sum += value;
        }
        return sum;
    }

    /** Four running sums, so that the additions need not wait for each other. */
    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int j = 0; j < CHIPS; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        return s0 + s1 + s2 + s3;
    }

    /** The code's rows brought to unit form on its heaviest independent chips. */
    private static final class Basis {
        private final int[] pivot = new int[BITS];
        private final long[][] rows;
        private final long[][] combination = new long[BITS][COMBINATION_WORDS];

        private Basis(long[][] generator) {
            rows = new long[BITS][];
            for (int i = 0; i < BITS; i++) {
                rows[i] = generator[i].clone();
                combination[i][i / Long.SIZE] = 1L << i % Long.SIZE;
            }
        }

        static Basis of(long[][] generator, int[] order) {
            Basis basis = new Basis(generator);
            int rank = 0;
            for (int chip : order) {
                int row = rank;
                while (row < BITS && !basis.bit(row, chip)) {
                    row++;
                }
                if (row < BITS) {
                    basis.swap(row, rank);
                    basis.clearColumn(rank, chip);
                    basis.pivot[rank++] = chip;
                    if (rank == BITS) {
                        break;
                    }
                }
            }
            return basis;
        }

        float[][] signs() {
            float[][] signs = new float[BITS][CHIPS];
            for (int i = 0; i < BITS; i++) {
                for (int j = 0; j < CHIPS; j++) {
                    signs[i][j] = bit(i, j) ? -1 : 1;
                }
            }
            return signs;
        }

        private boolean bit(int row, int chip) {
            return (rows[row][chip / Long.SIZE] >>> (Long.SIZE - 1 - chip % Long.SIZE) & 1) != 0;
        }

        private void swap(int a, int b) {
            long[] row = rows[a];
            rows[a] = rows[b];
            rows[b] = row;
            long[] sum = combination[a];
            combination[a] = combination[b];
            combination[b] = sum;
        }

        private void clearColumn(int from, int chip) {
            for (int row = 0; row < BITS; row++) {
                if (row != from && bit(row, chip)) {
                    for (int word = 0; word < rows[row].length; word++) {
                        rows[row][word] ^= rows[from][word];
                    }
                    combination[row][0] ^= combination[from][0];
                    combination[row][1] ^= combination[from][1];
                }
            }
        }
    }
}
