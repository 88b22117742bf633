package io.yingdun.stack.pacs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One study of the demonstration.
 *
 * @param date DA
 * @param time TM
 * @param machine its modality
 * @param department where it was made
 */
public record Examination(
        Person person,
        String accession,
        String date,
        String time,
        String machine,
        String description,
        String department) {

    String uid() {
        return uid("study");
    }

    /** The same part of the same study has the same UID on every machine (PS3.5 B.2: derived from a UUID). */
    String uid(String part) {
        UUID name = UUID.nameUUIDFromBytes(
                ("yingdun-demonstration/" + accession + '/' + part).getBytes(StandardCharsets.UTF_8));
        byte[] digits = new byte[17];
        for (int i = 0; i < 8; i++) {
            digits[1 + i] = (byte) (name.getMostSignificantBits() >>> (56 - 8 * i));
            digits[9 + i] = (byte) (name.getLeastSignificantBits() >>> (56 - 8 * i));
        }
        return "2.25." + new java.math.BigInteger(digits);
    }
}
