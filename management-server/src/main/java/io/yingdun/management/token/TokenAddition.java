package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.util.List;

/** Tokens issued after some sequence number, in order; go on asking with {@code lastSequence}. */
public record TokenAddition(List<Token> tokens, long lastSequence) {

    public TokenAddition {
        tokens = List.copyOf(tokens);
    }
}
