package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text {@code yk_<id>_<secret>} that a service sends. The secret is 256 random bits in base64url; stored is the
 * SHA-256 of the whole text. A slow hash, as passwords need it, would add nothing: nobody tries 2^255 secrets, and each
 * request would pay for it.
 */
record ApiKeySecret(String id, String text) {

    static final String PREFIX = "yk_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-v]{25})_([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKeySecret forNewKey() {
        return forKey(OpaqueId.next());
    }

    /** Another secret for the same key. */
    static ApiKeySecret forKey(String id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new ApiKeySecret(
                id, PREFIX + id + '_' + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<ApiKeySecret> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ApiKeySecret(matcher.group(1), text)) : Optional.empty();
    }

    byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    String hexHash() {
        return HexFormat.of().formatHex(hash());
    }

    @Override
    public String toString() {
        return "ApiKeySecret[" + id + ']';
    }
}
