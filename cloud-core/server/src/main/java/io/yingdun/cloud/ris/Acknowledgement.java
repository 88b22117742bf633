package io.yingdun.cloud.ris;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to a message (HL7 2.5.1 §2.9.2, original mode).
 *
 * @param code MSA-1
 * @param error ERR-3 (table 0357); empty with {@link Code#AA}
 * @param text of the error, for people
 */
record Acknowledgement(Code code, String error, String text) {

    static final Acknowledgement ACCEPTED = new Acknowledgement(Code.AA, "", "");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ");

    /** Table 0008. */
    enum Code {
        AA,
        /** Not kept now; come again. */
        AE,
        /** Not kept, and it will not be. */
        AR
    }

    /** The sender cannot send it better: table 0357 has 100 to 199 for what is wrong with the message, 200 on for what is not taken. */
    static Acknowledgement rejected(String error, String text) {
        return new Acknowledgement(Code.AR, error, text);
    }

    static Acknowledgement later(String text) {
        return new Acknowledgement(Code.AE, "207", text);
    }

    /**
     * As it is sent: segments that end with CR, in the sender's own separators, so that what is repeated of its MSH means the
     * same.
     *
     * @param asked of the message that is answered; null where it has none
     */
    String encode(@Nullable Hl7Header asked, Instant now) {
        Hl7Header of = asked == null ? Hl7Header.of("MSH|^~\\&|||||||||P|2.5.1").orElseThrow() : asked;
        String s = String.valueOf(of.separator());
        char c = of.componentSeparator();
        String time = TIME.withZone(ZoneId.systemDefault()).format(now);
        String controlId = of.controlId();
        String msh = String.join(
                s,
                "MSH",
                of.field(2),
                of.field(5),
                of.field(6),
                of.field(3),
                of.field(4),
                time,
                "",
                "ACK" + (of.trigger().isEmpty() ? "" : c + of.trigger() + c + "ACK"),
                controlId.isEmpty() ? "ACK" + now.toEpochMilli() : controlId,
                of.field(11).isEmpty() ? "P" : of.field(11),
                of.field(12).isEmpty() ? "2.5.1" : of.field(12));
        String characterSet = of.field(18);
        if (!characterSet.isEmpty()) {
            msh += s.repeat(6) + characterSet;
        }
        String msa = String.join(s, "MSA", code.name(), controlId);
        String err = code == Code.AA ? "" : String.join(s, "ERR", "", "", error, "E", "", "", "", text) + "\r";
        return msh + "\r" + msa + "\r" + err;
    }
}
