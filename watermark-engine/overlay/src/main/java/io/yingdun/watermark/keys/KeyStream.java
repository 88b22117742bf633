package io.yingdun.watermark.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * Keyed pseudo-random numbers: HMAC-SHA-256 in counter mode, block i = HMAC(key, label, 0, i).
 *
 * <p>The same key and label give the same numbers on every platform and Java version, for ever: tiles that were drawn
 * years ago must still be read. Different labels give independent streams. About 0.5 µs for 32 bytes. Not thread-safe.
 */
public final class KeyStream {
    private final Mac mac;
    private final byte[] prefix;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    KeyStream(byte[] key, String label) {
        this.mac = Hmac.withKey(key);
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        this.prefix = new byte[text.length + 1];
        System.arraycopy(text, 0, prefix, 0, text.length);
    }

    /** The next 64 bits. */
    public long nextLong() {
        if (block.remaining() < Long.BYTES) {
            mac.update(prefix);
            block = ByteBuffer.wrap(mac.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(counter++).array()));
        }
        return block.getLong();
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound), without the bias of a plain remainder. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        long limit = (1L << 32) / bound * bound;
        long draw;
        do {
            draw = nextLong() >>> 32;
        } while (draw >= limit);
        return (int) (draw % bound);
    }
}
