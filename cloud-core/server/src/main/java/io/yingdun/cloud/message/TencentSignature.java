package io.yingdun.cloud.message;

import io.yingdun.foundation.runtime.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** TC3-HMAC-SHA256, Tencent Cloud's «Signature v3». */
final class TencentSignature {

    /** Signed together with the host. */
    static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String END = "tc3_request";
    private static final String NAMES = "content-type;host";

    private TencentSignature() {}

    /** The header Authorization of a POST to the path {@code /}. */
    static String authorization(String service, String host, String body, Instant at, String key, String secret) {
        String lines = "content-type:" + CONTENT_TYPE + "\nhost:" + host + "\n";
        String canonical = String.join("\n", "POST", "/", "", lines, NAMES, Sha256.hex(body));
        String date = DateTimeFormatter.ISO_LOCAL_DATE.format(at.atOffset(ZoneOffset.UTC));
        String scope = String.join("/", date, service, END);
        String toSign = String.join("\n", ALGORITHM, Long.toString(at.getEpochSecond()), scope, Sha256.hex(canonical));
        byte[] signing = HmacSha256.of(HmacSha256.of(HmacSha256.of("TC3" + secret, date), service), END);
        return ALGORITHM + " Credential=" + key + "/" + scope + ", SignedHeaders=" + NAMES + ", Signature="
                + HmacSha256.hex(signing, toSign);
    }
}
