package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.OpaqueId;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Signs and verifies what the holder of a link shows: {@code yl_<key>.<link>.<expiry>.<signature>}, about 85 characters.
 * The key id is decimal, the expiry in Unix seconds in base 36, the signature HMAC-SHA256 (RFC 2104) over all ahead of its
 * dot in base64url. What the link opens stands in its row, which can be revoked; the signature spares the database
 * whatever was made up or has expired.
 */
@Component
class LinkTokens {

    /** The longest that a link may be good for. */
    static final Duration LONGEST_LIFE = Duration.ofDays(366);

    /** What a token is for; the signature covers it, so that one cannot be shown as the other. */
    enum Use {
        /** Given to a person as a link. */
        LINK("yl_"),
        /** Given to the browser as a cookie in exchange for a link. */
        SESSION("ys_");

        private final String prefix;

        Use(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final Pattern FORM = Pattern.compile(
            "(y[ls]_)([1-9][0-9]{0,8})\\.(" + OpaqueId.FORM + ")\\.([0-9a-z]{1,10})\\.([A-Za-z0-9_-]{43})");

    private final LinkKeys keys;
    private final Clock clock;

    LinkTokens(LinkKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String sign(Use use, String linkId, Instant expiresAt) {
        int key = keys.current();
        String signed = use.prefix + key + '.' + linkId + '.' + Long.toString(expiresAt.getEpochSecond(), 36);
        return signed + '.' + signature(key, signed);
    }

    /** The link's id, where the token is ours, for this use, and not expired. */
    Optional<String> verify(Use use, String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches() || !form.group(1).equals(use.prefix)) {
            return Optional.empty();
        }
        byte[] expected = keys.sign(Integer.parseInt(form.group(2)), token.substring(0, token.lastIndexOf('.')));
        byte[] shown = Base64.getUrlDecoder().decode(form.group(5));
        if (expected == null || !MessageDigest.isEqual(expected, shown)) {
            return Optional.empty();
        }
        Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(form.group(4), 36));
        return clock.instant().isBefore(expiresAt) ? Optional.of(form.group(3)) : Optional.empty();
    }

    private String signature(int key, String signed) {
        byte[] mac = keys.sign(key, signed);
        if (mac == null) {
            throw new IllegalStateException("the signing key has gone");
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
