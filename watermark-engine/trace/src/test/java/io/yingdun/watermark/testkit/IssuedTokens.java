package io.yingdun.watermark.testkit;

import io.yingdun.watermark.payload.Token;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The tokens that a site of this size has issued, the same in every test. */
public final class IssuedTokens {

    private IssuedTokens() {}

    public static List<Token> of(int count) {
        Random random = new Random(1);
        return Stream.generate(() -> Token.random(random)).limit(count).toList();
    }
}
