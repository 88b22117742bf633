package io.yingdun.watermark.trace;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The tokens among which a picture's token is looked for, encoded: every token ever issued, or unknown.
 *
 * <p>Immutable; {@link #with} shares what is there, so a server keeps one in memory and replaces it whenever tokens are
 * issued, while traces go on with the one they began with. 152 bytes and 3 µs of encoding a token.
 */
public final class TokenPopulation {
    private static final int CHUNK = 8192;

    private final WatermarkKey key;
    private final boolean unknown;
    private final List<Chunk> chunks;
    private final long size;

    /** Up to 8192 tokens and their codewords, 144 bytes each. */
    record Chunk(long[] identities, byte[] codewords) {
        int size() {
            return identities.length;
        }
    }

    private TokenPopulation(WatermarkKey key, boolean unknown, List<Chunk> chunks, long size) {
        this.key = key;
        this.unknown = unknown;
        this.chunks = List.copyOf(chunks);
        this.size = size;
    }

    /** These tokens under this key, which must be the tracer's. */
    public static TokenPopulation of(WatermarkKey key, Collection<Token> tokens) {
        return new TokenPopulation(key, false, List.of(), 0).with(tokens);
    }

    /**
     * No list: the tracer decodes blindly, needs about twice the evidence, and counts all 2^48 tokens in the probability
     * of a false accusation.
     */
    public static TokenPopulation unknown(WatermarkKey key) {
        return new TokenPopulation(key, true, List.of(), 1L << Token.BITS);
    }

    /** This population and these tokens. */
    public TokenPopulation with(Collection<Token> tokens) {
        if (unknown) {
            throw new IllegalStateException("the unknown population has every token already");
        }
        TokenCode code = new TokenCode(key);
        List<Chunk> grown = new ArrayList<>(chunks);
        Iterator<Token> rest = tokens.iterator();
        while (rest.hasNext()) {
            Chunk last = grown.isEmpty() || grown.get(grown.size() - 1).size() == CHUNK
                    ? new Chunk(new long[0], new byte[0])
                    : grown.remove(grown.size() - 1);
            grown.add(filled(last, rest, code));
        }
        return new TokenPopulation(key, false, grown, size + tokens.size());
    }

    /** The so many that came first: what a trace of an earlier time searched. */
    public TokenPopulation first(long count) {
        if (unknown || count < 0 || count > size) {
            throw new IllegalArgumentException("no " + count + " tokens to take from a population of " + size);
        }
        List<Chunk> kept = new ArrayList<>();
        long left = count;
        for (Chunk chunk : chunks) {
            int taken = (int) Math.min(left, chunk.size());
            if (taken > 0) {
                kept.add(
                        taken == chunk.size()
                                ? chunk
                                : new Chunk(
                                        Arrays.copyOf(chunk.identities(), taken),
                                        Arrays.copyOf(chunk.codewords(), taken * Codeword.LENGTH)));
            }
            left -= taken;
        }
        return new TokenPopulation(key, false, kept, count);
    }

    /** How many tokens an innocent one could be. */
    public long size() {
        return size;
    }

    boolean isUnknown() {
        return unknown;
    }

    boolean isUnder(WatermarkKey tracerKey) {
        return key.equals(tracerKey);
    }

    List<Chunk> chunks() {
        return chunks;
    }

    private static Chunk filled(Chunk start, Iterator<Token> rest, TokenCode code) {
        List<Token> added = new ArrayList<>();
        while (rest.hasNext() && start.size() + added.size() < CHUNK) {
            added.add(rest.next());
        }
        int before = start.size();
        long[] identities = Arrays.copyOf(start.identities(), before + added.size());
        byte[] codewords = Arrays.copyOf(start.codewords(), identities.length * Codeword.LENGTH);
        for (int i = 0; i < added.size(); i++) {
            identities[before + i] = added.get(i).identity();
            code.encode(added.get(i)).copyTo(codewords, (before + i) * Codeword.LENGTH);
        }
        return new Chunk(identities, codewords);
    }
}
