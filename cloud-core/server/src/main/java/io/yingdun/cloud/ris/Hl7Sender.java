package io.yingdun.cloud.ris;

import io.yingdun.cloud.runtime.PatientIdIssuer;
import io.yingdun.foundation.runtime.StartFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Who may send messages, written {@code ADDRESS[=CHARSET[=ISSUER]]}.
 *
 * @param usual what its messages are in that do not say so in MSH-18
 * @param issuer of the Patient IDs that name no assigning authority; empty where that is not known
 */
record Hl7Sender(InetAddress address, Charset usual, String issuer) {

    /** @throws StartFailure which says what is wrong with it */
    static Hl7Sender parse(String text) {
        String[] parts = text.strip().split("=", -1);
        try {
            Charset charset = parts.length < 2
                    ? StandardCharsets.UTF_8
                    : Hl7Text.named(parts[1]).orElseThrow(() -> unusable(text));
            String issuer = parts.length < 3 ? "" : parts[2];
            if (parts.length > 3 || parts[0].isBlank() || !PatientIdIssuer.Check.isIssuer(issuer)) {
                throw unusable(text);
            }
            return new Hl7Sender(InetAddress.getByName(parts[0]), charset, issuer);
        } catch (UnknownHostException e) {
            throw unusable(text);
        }
    }

    private static StartFailure unusable(String text) {
        return new StartFailure(
                "yingdun.hl7.senders has \"" + text + "\".",
                "Give ADDRESS, ADDRESS=CHARSET or ADDRESS=CHARSET=ISSUER, with commas between; CHARSET is UTF-8, GB18030 or"
                        + " GBK.");
    }
}
