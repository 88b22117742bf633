package io.yingdun.watermark.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTest {
    @Test
    void isTwelveLowerCaseHexCharacters() {
        assertThat(new Token(0xabcL)).hasToString("000000000abc");
        assertThat(Token.random().toString()).matches("[0-9a-f]{12}");
    }

    @Test
    void textIsReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Token token = Token.random(random);
            assertThat(Token.parse(token.toString())).isEqualTo(token);
        }
    }

    @Test
    void refusesAnyOtherText() {
        for (String text : new String[] {"", "abc", "ABCDEF012345", "0123456789ag", " 123456789ab", "0123456789abc"}) {
            assertThatThrownBy(() -> Token.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesNumbersBeyondItsBits() {
        assertThatThrownBy(() -> new Token(1L << Token.BITS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Token(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
