package io.yingdun.cloud.message;

import io.yingdun.foundation.runtime.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** ACS3-HMAC-SHA256, Alibaba Cloud's «V3 request syntax and signature». */
final class AliyunSignature {

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private AliyunSignature() {}

    /**
     * The header Authorization of a POST to the path {@code /}.
     *
     * @param query as {@link #query} writes it
     * @param headers all that are signed, with names in lower case, {@code x-acs-content-sha256} among them
     */
    static String authorization(String query, SortedMap<String, String> headers, String key, String secret) {
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", "POST", "/", query, lines, names, headers.get("x-acs-content-sha256"));
        String signature =
                HmacSha256.hex(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM + "\n" + Sha256.hex(canonical));
        return ALGORITHM + " Credential=" + key + ",SignedHeaders=" + names + ",Signature=" + signature;
    }

    /** By name, in RFC 3986's percent-encoding. */
    static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
