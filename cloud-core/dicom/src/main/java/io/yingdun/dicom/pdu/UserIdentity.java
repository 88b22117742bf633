package io.yingdun.dicom.pdu;

import java.nio.charset.StandardCharsets;

/**
 * Sub-item 58H, PS3.7 §D.3.3.7. It holds secrets: its text shows none of them.
 *
 * @param type 1 name, 2 name and passcode, 3 Kerberos ticket, 4 SAML assertion, 5 JSON web token
 * @param secondary the passcode for type 2, else empty
 */
public record UserIdentity(int type, boolean responseRequested, byte[] primary, byte[] secondary) {

    public String primaryText() {
        return new String(primary, StandardCharsets.UTF_8);
    }

    public String secondaryText() {
        return new String(secondary, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "UserIdentity[type " + type + ']';
    }
}
