package io.yingdun.cloud.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104), which every Java platform has. */
final class HmacSha256 {

    private static final String NAME = "HmacSHA256";

    private HmacSha256() {}

    static byte[] of(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] of(String key, String text) {
        return of(key.getBytes(StandardCharsets.UTF_8), text);
    }

    static String hex(byte[] key, String text) {
        return HexFormat.of().formatHex(of(key, text));
    }
}
