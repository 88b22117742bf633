package io.yingdun.bench.engine;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.overlay.Compositor;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.trace.TokenPopulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A site with its key and many issued tokens, made from a seed. */
final class Fleet {
    private final WatermarkKey key;
    private final List<Token> tokens = new ArrayList<>();
    private final OverlayRenderer renderer;
    private final TokenCode code;

    Fleet(long seed, int size) {
        Random random = new Random(seed);
        byte[] secret = new byte[WatermarkKey.LENGTH];
        random.nextBytes(secret);
        key = WatermarkKey.of(secret);
        for (int i = 0; i < size; i++) {
            tokens.add(Token.random(random));
        }
        renderer = new OverlayRenderer(key.carrierKey());
        code = new TokenCode(key);
    }

    WatermarkKey key() {
        return key;
    }

    Token token(int index) {
        return tokens.get(index % tokens.size());
    }

    List<Token> tokens() {
        return List.copyOf(tokens);
    }

    TokenPopulation population() {
        return TokenPopulation.of(key, tokens);
    }

    /** What the site hands an endpoint for this token. */
    Codeword codeword(Token token) {
        return code.encode(token);
    }

    /** What an endpoint draws for a codeword, the site's or not. */
    Tile tile(Codeword codeword) {
        return renderer.render(codeword, Strength.DEFAULT, 1.0);
    }

    /** The pixels of a screen under this token's overlay. */
    int[] marked(int[] rgb, int width, Token token, Strength strength, double displayScale) {
        return under(renderer.render(code.encode(token), strength, displayScale), rgb, width);
    }

    /** The pixels of a screen under this tile. */
    static int[] under(Tile tile, int[] rgb, int width) {
        int[] out = rgb.clone();
        new Compositor(tile).apply(out, width);
        return out;
    }
}
