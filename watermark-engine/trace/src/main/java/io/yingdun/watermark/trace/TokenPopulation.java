package io.yingdun.watermark.trace;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The tokens among which a picture's token is looked for: every token ever issued, or unknown.
 *
 * <p>Immutable; {@link #with} shares what is there, so a server keeps one in memory and replaces it whenever tokens are
 * issued, while traces go on with the one they began with. Nine bytes and about 1 µs of hashing a token: what is kept is
 * the message before coding, and its codeword is made whenever it is weighed.
 */
public final class TokenPopulation {
    /** What one token takes in memory. */
    public static final int BYTES_A_TOKEN = TokenCode.MESSAGE_BITS / Byte.SIZE;

    /** How many tokens there can be. */
    static final long ALL_TOKENS = 1L << Token.BITS;

    private static final int CHUNK = 8192;

    private static final Chunk EMPTY = new Chunk(new long[0], new byte[0]);

    private final WatermarkKey key;
    private final TokenCode code;
    private final boolean unknown;
    private final List<Chunk> chunks;
    private final long size;

    /**
     * Up to 8192 messages of 72 bits.
     *
     * @param heads identity and the first 16 bits of the MAC
     * @param tails the last eight bits of the MAC
     */
    record Chunk(long[] heads, byte[] tails) {
        private static final int HEAD_MAC_BITS = Long.SIZE - Token.BITS;

        int size() {
            return heads.length;
        }

        long identity(int index) {
            return heads[index] >>> HEAD_MAC_BITS;
        }

        int mac(int index) {
            return (int) (heads[index] & (1 << HEAD_MAC_BITS) - 1) << Byte.SIZE | tails[index] & 0xff;
        }

        private Chunk resized(int count) {
            return new Chunk(Arrays.copyOf(heads, count), Arrays.copyOf(tails, count));
        }

        private void set(int index, Token token, int mac) {
            heads[index] = token.identity() << HEAD_MAC_BITS | mac >>> Byte.SIZE;
            tails[index] = (byte) mac;
        }
    }

    private TokenPopulation(WatermarkKey key, TokenCode code, boolean unknown, List<Chunk> chunks, long size) {
        this.key = key;
        this.code = code;
        this.unknown = unknown;
        this.chunks = List.copyOf(chunks);
        this.size = size;
    }

    /** These tokens under this key, which must be the tracer's. */
    public static TokenPopulation of(WatermarkKey key, Collection<Token> tokens) {
        return new TokenPopulation(key, new TokenCode(key), false, List.of(), 0).with(tokens);
    }

    /**
     * No list: the tracer decodes blindly, needs about twice the evidence, and counts all 2^48 tokens in the probability
     * of a false accusation.
     */
    public static TokenPopulation unknown(WatermarkKey key) {
        return new TokenPopulation(key, new TokenCode(key), true, List.of(), ALL_TOKENS);
    }

    /** This population and these tokens. */
    public TokenPopulation with(Collection<Token> tokens) {
        if (unknown) {
            throw new IllegalStateException("the unknown population has every token already");
        }
        List<Chunk> grown = new ArrayList<>(chunks);
        Iterator<Token> rest = tokens.iterator();
        while (rest.hasNext()) {
            Chunk last = grown.isEmpty() || grown.get(grown.size() - 1).size() == CHUNK
                    ? EMPTY
                    : grown.remove(grown.size() - 1);
            grown.add(filled(last, rest));
        }
        return new TokenPopulation(key, code, false, grown, size + tokens.size());
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
                kept.add(taken == chunk.size() ? chunk : chunk.resized(taken));
            }
            left -= taken;
        }
        return new TokenPopulation(key, code, false, kept, count);
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

    TokenCode code() {
        return code;
    }

    private Chunk filled(Chunk start, Iterator<Token> rest) {
        Chunk filled = start.resized(CHUNK);
        int count = start.size();
        while (rest.hasNext() && count < CHUNK) {
            Token token = rest.next();
            filled.set(count++, token, code.mac(token));
        }
        return count == CHUNK ? filled : filled.resized(count);
    }
}
