package io.yingdun.foundation.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The second factor that an authenticator on a phone shows: six digits of HMAC-SHA1 over the number of the half minute (RFC 6238 §4,
 * RFC 4226 §5.3). SHA-1 because every authenticator knows it, and some nothing else; collisions are no matter in HMAC.
 */
public final class Totp {

    /** The time step, X in RFC 6238 §4.1. */
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA1";
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** As long as the hash's output (RFC 4226 §4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret in Base32 (RFC 4648 §6), as people can type it: 32 characters. */
    public static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What the authenticator shows at that time. */
    public static String code(String secret, Instant at) {
        return code(secret, step(at));
    }

    /**
     * The step whose code this is: the present one, the one before or the one after, as RFC 6238 §5.2 allows for clocks that differ.
     * Who asks keeps the step and takes none twice.
     *
     * @param after only later steps count
     */
    public static OptionalLong match(String secret, String code, Instant now, long after) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (same && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    private static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(new Base32().decode(secret), ALGORITHM));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated % MODULUS);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
