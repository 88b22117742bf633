package io.yingdun.protocol;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * What an officer hands to a new endpoint: {@code YD1-<20 characters>-<32 characters>}, a random secret of 100 bits
 * and the pin of the server's certification authority. Case does not matter and white space around it is ignored.
 *
 * @param secret 20 characters of base32, upper case; proves to the server that an officer wants this endpoint
 * @param pin proves to the endpoint that this is the officer's server
 */
public record EnrolmentCode(String secret, CaPin pin) {
    private static final String PREFIX = "YD1";
    private static final int SECRET_CHARACTERS = 20;
    private static final int SECRET_BYTES = 13;

    public EnrolmentCode {
        secret = secret.toUpperCase(Locale.ROOT);
        if (secret.length() != SECRET_CHARACTERS || !Base32.isText(secret)) {
            throw new IllegalArgumentException("an enrolment code's secret has " + SECRET_CHARACTERS + " characters");
        }
    }

    /** A new code with a secret drawn from {@code random}. */
    public static EnrolmentCode create(SecureRandom random, CaPin pin) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new EnrolmentCode(Base32.encode(bytes).substring(0, SECRET_CHARACTERS), pin);
    }

    /**
     * Reads what a person typed or pasted.
     *
     * @throws IllegalArgumentException if it is no enrolment code; its message never repeats the text
     */
    public static EnrolmentCode parse(String text) {
        String[] parts = text.strip().toUpperCase(Locale.ROOT).split("-", -1);
        if (parts.length != 3 || !parts[0].equals(PREFIX)) {
            throw new IllegalArgumentException("an enrolment code reads YD1-<20 characters>-<32 characters>");
        }
        return new EnrolmentCode(parts[1], new CaPin(parts[2]));
    }

    /** The whole code, to be shown once; never to be logged. */
    public String text() {
        return PREFIX + "-" + secret + "-" + pin.text();
    }

    /** Safe to log: without the secret. */
    @Override
    public String toString() {
        return PREFIX + "-(secret)-" + pin.text();
    }
}
