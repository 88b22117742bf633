package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenPopulationTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final TokenCode CODE = new TokenCode(KEY);

    @Test
    void givesBackWhatItWasBeforeItGrew() {
        List<Token> tokens = LongStream.range(0, 20_000).mapToObj(Token::new).toList();
        TokenPopulation before = TokenPopulation.of(KEY, tokens.subList(0, 9_000));
        TokenPopulation again = TokenPopulation.of(KEY, tokens).first(9_000);

        assertThat(again.size()).isEqualTo(9_000);
        assertThat(identities(again)).isEqualTo(identities(before));
    }

    private static List<Long> identities(TokenPopulation population) {
        return population.chunks().stream()
                .flatMap(chunk -> IntStream.range(0, chunk.size()).mapToObj(chunk::identity))
                .toList();
    }

    @Test
    void growsWithoutChangingWhatOthersHold() {
        TokenPopulation small = TokenPopulation.of(KEY, List.of(new Token(1), new Token(2)));
        TokenPopulation large = small.with(List.of(new Token(3)));
        assertThat(small.size()).isEqualTo(2);
        assertThat(large.size()).isEqualTo(3);
        assertThat(best(chips(new Token(3), 1, 5), large)).isEqualTo(new Token(3));
        assertThat(best(chips(new Token(3), 1, 5), small)).isNotEqualTo(new Token(3));
    }

    @Test
    void findsEveryTokenAcrossChunks() {
        Random random = new Random(4);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            tokens.add(Token.random(random));
        }
        TokenPopulation population = TokenPopulation.of(KEY, tokens.subList(0, 9_000))
                .with(tokens.subList(9_000, 9_001))
                .with(tokens.subList(9_001, 20_000));
        assertThat(population.size()).isEqualTo(20_000);
        for (int i : new int[] {0, 8_191, 8_192, 8_999, 9_000, 9_001, 16_383, 16_384, 19_999}) {
            assertThat(best(chips(tokens.get(i), 1, i), population)).isEqualTo(tokens.get(i));
        }
    }

    @Test
    void statisticIsTheNormalisedCorrelation() {
        SoftChips chips = chips(new Token(7), 0.5, 8);
        Ranking ranking = Ranking.of(chips, TokenPopulation.of(KEY, List.of(new Token(7), new Token(8))));
        Codeword codeword = CODE.encode(new Token(7));
        double sum = 0;
        for (int i = 0; i < Codeword.CHIPS; i++) {
            sum += codeword.chip(i) * chips.values()[i];
        }
        assertThat(ranking.best()).isNotNull();
        assertThat(ranking.best().statistic()).isCloseTo(sum / chips.norm(), within(1e-3));
        assertThat(ranking.runnerUp()).isNotNull();
        assertThat(ranking.runnerUp().token()).isEqualTo(new Token(8));
    }

    /** Chips of unit noise, in even steps, with a few far larger than the rest, and with many ties. */
    @Test
    void bestAndRunnerUpAreThoseOfBruteForceWhateverTheChips() {
        Random random = new Random(9);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            tokens.add(Token.random(random));
        }
        TokenPopulation population = TokenPopulation.of(KEY, tokens);
        for (int trial = 0; trial < 40; trial++) {
            float[] values = chips(tokens.get(trial), 0.05 * (trial % 5), trial).values();
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (trial % 4) {
                    case 0 -> values[i];
                    case 1 -> Math.round(values[i]);
                    case 2 -> values[i] * values[i] * values[i];
                    default -> i % 300 == 0 ? 40 * values[i] : values[i] / 40;
                };
            }
            Ranking ranking = Ranking.of(new SoftChips(values, 1, 0), population);
            List<Ranking.Scored> all = summedUp(values, tokens);

            assertThat(ranking.best()).isEqualTo(all.get(0));
            assertThat(ranking.runnerUp()).isNotNull();
            assertThat(ranking.runnerUp().statistic()).isEqualTo(all.get(1).statistic());
        }
    }

    /** Every token's sum of chips, highest first. */
    private static List<Ranking.Scored> summedUp(float[] chips, List<Token> tokens) {
        return tokens.stream()
                .map(token -> {
                    Codeword codeword = CODE.encode(token);
                    double sum = 0;
                    for (int i = 0; i < chips.length; i++) {
                        sum += codeword.chip(i) * chips[i];
                    }
                    return new Ranking.Scored(token, sum);
                })
                .sorted(Comparator.comparingDouble(Ranking.Scored::statistic).reversed())
                .toList();
    }

    @Test
    void noCodewordIsWeighedBelowItsSumOfChips() {
        Random random = new Random(10);
        for (int trial = 0; trial < 500; trial++) {
            float[] values = chips(new Token(trial), 0.1, trial).values();
            WeighedCode weighed = new WeighedCode(CODE, values);
            Token token = Token.random(random);
            double sum = summedUp(values, List.of(token)).get(0).statistic();

            assertThat(weighed.penalty(token.identity(), CODE.mac(token)))
                    .isLessThanOrEqualTo(weighed.largestPenalty(sum));
        }
    }

    @Test
    void flatPictureWithoutAnyChipNamesNobodyClearly() {
        Ranking ranking = Ranking.of(
                new SoftChips(new float[Codeword.CHIPS], 1e-12, 0),
                TokenPopulation.of(KEY, List.of(new Token(1), new Token(2))));
        assertThat(ranking.best()).isNotNull();
        assertThat(ranking.best().statistic()).isZero();
    }

    @Test
    void keepsThreeMillionTokensInTenBytesEach() {
        int count = 3_000_000;
        List<Token> chunk = LongStream.range(0, 8192).mapToObj(Token::new).toList();
        TokenPopulation population = TokenPopulation.of(KEY, List.of());
        long bytes = 0;
        while (population.size() < count) {
            population = population.with(chunk);
        }
        for (TokenPopulation.Chunk kept : population.chunks()) {
            bytes += (long) Long.BYTES * kept.heads().length + kept.tails().length;
        }
        assertThat(bytes).isLessThan(10 * population.size());
        assertThat(best(chips(new Token(77), 1, 5), population)).isEqualTo(new Token(77));
    }

    @Test
    void innocentTokensStayBelowTheStatedBound() {
        Random random = new Random(5);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            tokens.add(Token.random(random));
        }
        TokenPopulation population = TokenPopulation.of(KEY, tokens);
        double highest = 0;
        for (int trial = 0; trial < 20; trial++) {
            Ranking.Scored best = Ranking.of(chips(Token.random(random), 1, trial), population)
                    .best();
            assertThat(best).isNotNull();
            highest = Math.max(highest, best.statistic());
        }
        // A million statistics: the bound gives less than 1e-3 for any beyond 6.45.
        assertThat(highest).isLessThan(6.45);
    }

    @Test
    void sameTokenTwiceIsItsOwnRunnerUpNever() {
        Ranking ranking =
                Ranking.of(chips(new Token(7), 1, 8), TokenPopulation.of(KEY, List.of(new Token(7), new Token(7))));
        assertThat(ranking.runnerUp()).isNull();
    }

    @Test
    void unknownPopulationCountsEveryPossibleToken() {
        TokenPopulation unknown = TokenPopulation.unknown(KEY);
        assertThat(unknown.size()).isEqualTo(1L << 48);
        assertThatThrownBy(() -> unknown.with(List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void blindDecodingReadsWhatIsClearAndNothingElse() {
        BlindDecoder decoder = new BlindDecoder(CODE);
        Random random = new Random(6);
        int read = 0;
        for (int i = 0; i < 20; i++) {
            Token token = Token.random(random);
            Ranking.Scored found = decoder.decode(chips(token, 1.0, i));
            assertThat(found == null || found.token().equals(token)).isTrue();
            read += found == null ? 0 : 1;
            assertThat(decoder.decode(chips(token, 0.0, i))).isNull();
        }
        assertThat(read).isGreaterThanOrEqualTo(19);
    }

    /** Chips of a token with unit noise. */
    private static SoftChips chips(Token token, double signal, long seed) {
        Random random = new Random(seed);
        Codeword codeword = CODE.encode(token);
        float[] values = new float[Codeword.CHIPS];
        double norm = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (signal * codeword.chip(i) + random.nextGaussian());
            norm += values[i] * values[i];
        }
        return new SoftChips(values, Math.sqrt(norm), 0);
    }

    private static Token best(SoftChips chips, TokenPopulation population) {
        Ranking.Scored best = Ranking.of(chips, population).best();
        assertThat(best).isNotNull();
        return best.token();
    }
}
