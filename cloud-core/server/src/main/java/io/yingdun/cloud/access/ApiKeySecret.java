package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text {@code yk_<id>_<secret>} that a service sends. The secret is a {@link RandomToken}; stored is the
 * SHA-256 of the whole text, since each request would pay for a slow hash.
 */
record ApiKeySecret(String id, String text) {

    static final String PREFIX = "yk_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "(" + OpaqueId.FORM + ")_([A-Za-z0-9_-]{43})");

    static ApiKeySecret forNewKey() {
        return forKey(OpaqueId.next());
    }

    /** Another secret for the same key. */
    static ApiKeySecret forKey(String id) {
        return new ApiKeySecret(id, PREFIX + id + '_' + RandomToken.next());
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
