package io.yingdun.watermark.trace;

import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import org.jspecify.annotations.Nullable;

/**
 * The two tokens of a population whose codewords agree best with the chips.
 *
 * <p>The detection statistic of a token is the sum of the chips, each with the sign of the codeword, over the chips'
 * norm. For a token that is not in the picture it exceeds x with probability at most 3.18 times the normal tail whatever the picture
 * (see {@code TokenCode} and {@code Charge}).
 *
 * <p>Every token is first weighed by {@link WeighedCode}, which knows how far it may be off; only one that may yet be
 * among the best two is summed up chip by chip, and that sum is what is reported. So the outcome is the same as if every
 * token had been summed up.
 *
 * @param best null only for an empty population
 * @param runnerUp another token than the best; null for fewer than two
 */
record Ranking(@Nullable Scored best, @Nullable Scored runnerUp) {

    /** A token and its detection statistic. */
    record Scored(Token token, double statistic) {}

    static Ranking of(SoftChips chips, TokenPopulation population) {
        BestTwo best = new BestTwo(population.code(), chips.values());
        population.chunks().forEach(best::weigh);
        return new Ranking(scored(best.best, best.highest, chips), scored(best.runnerUp, best.second, chips));
    }

    private static @Nullable Scored scored(@Nullable Token token, double sum, SoftChips chips) {
        return token == null ? null : new Scored(token, sum / chips.norm());
    }

    private static final class BestTwo {
        private final TokenCode code;
        private final float[] chips;
        private final WeighedCode weighed;
        private @Nullable Token best;
        private @Nullable Token runnerUp;
        private double highest = Double.NEGATIVE_INFINITY;
        private double second = Double.NEGATIVE_INFINITY;
        private int largestPenalty = Integer.MAX_VALUE;

        BestTwo(TokenCode code, float[] chips) {
            this.code = code;
            this.chips = chips;
            weighed = new WeighedCode(code, chips);
        }

        void weigh(TokenPopulation.Chunk chunk) {
            for (int i = 0; i < chunk.size(); i++) {
                if (weighed.penalty(chunk.identity(i), chunk.mac(i)) <= largestPenalty) {
                    Token token = new Token(chunk.identity(i));
                    take(token, sum(code.encode(token, chunk.mac(i))));
                }
            }
        }

        private double sum(Codeword codeword) {
            double sum = 0;
            for (int chip = 0; chip < Codeword.CHIPS; chip++) {
                sum += codeword.chip(chip) * chips[chip];
            }
            return sum;
        }

        private void take(Token token, double sum) {
            if (sum <= second || token.equals(best)) {
                return;
            }
            if (sum > highest) {
                second = highest;
                runnerUp = best;
                highest = sum;
                best = token;
            } else {
                second = sum;
                runnerUp = token;
            }
            largestPenalty = weighed.largestPenalty(second);
        }
    }
}
