package io.yingdun.watermark.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.watermark.keys.WatermarkKey;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenCodeTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final TokenCode CODE = new TokenCode(KEY);

    @Test
    void codewordStaysTheSameForEver() {
        String hex =
                HexFormat.of().formatHex(CODE.encode(new Token(0x0123456789abL)).bytes());
        assertThat(hex).startsWith("a04b90987c88c325ba6e7a4c821e964d");
    }

    @Test
    void codewordsOfDifferentTokensDifferInHalfOfTheirChips() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            int agreement = correlation(CODE.encode(Token.random(random)), CODE.encode(Token.random(random)));
            // 1152 fair coins: standard deviation 34; six of them in 500 draws happen once in 10^6 runs.
            assertThat(agreement).isBetween(-204, 204);
        }
    }

    @Test
    void neighbouringTokensAreAsFarApartAsAny() {
        for (int bit = 0; bit < Token.BITS; bit++) {
            int agreement = correlation(CODE.encode(new Token(0)), CODE.encode(new Token(1L << bit)));
            assertThat(agreement).isBetween(-204, 204);
        }
    }

    @Test
    void anotherKeyGivesAnotherCodeword() {
        TokenCode other = new TokenCode(WatermarkKey.generate());
        assertThat(correlation(CODE.encode(new Token(7)), other.encode(new Token(7))))
                .isBetween(-204, 204);
    }

    @Test
    void codewordIsTheSumOfTheGeneratorRowsOfIdentityAndMac() {
        Token token = new Token(0x8000_0000_0001L);
        long[] sum = new long[18];
        long[][] rows = CODE.generator();
        int mac = CODE.mac(token);
        for (int i = 0; i < TokenCode.MESSAGE_BITS; i++) {
            boolean set = i == 0 || i == 47 || i >= 48 && (mac >>> (71 - i) & 1) != 0;
            for (int word = 0; set && word < 18; word++) {
                sum[word] ^= rows[i][word];
            }
        }
        Codeword codeword = CODE.encode(token);
        for (int chip = 0; chip < Codeword.CHIPS; chip++) {
            boolean one = (sum[chip / 64] >>> (63 - chip % 64) & 1) != 0;
            assertThat(codeword.chip(chip)).isEqualTo(one ? -1 : 1);
        }
    }

    @Test
    void codewordIsReadBackFromItsBytes() {
        Codeword codeword = CODE.encode(new Token(9));
        assertThat(Codeword.of(codeword.bytes())).isEqualTo(codeword);
        assertThatThrownBy(() -> Codeword.of(new byte[143])).hasMessageContaining("144");
    }

    private static int correlation(Codeword a, Codeword b) {
        int sum = 0;
        for (int i = 0; i < Codeword.CHIPS; i++) {
            sum += a.chip(i) * b.chip(i);
        }
        return sum;
    }
}
