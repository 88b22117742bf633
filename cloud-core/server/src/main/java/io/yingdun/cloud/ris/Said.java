package io.yingdun.cloud.ris;

import java.util.stream.Stream;

/** Texts of messages, which are empty where nothing was said. */
final class Said {

    /** LO (PS3.5 table 6.2-1): senders give longer numbers than SH has. */
    private static final int MOST_OF_NUMBER = 64;

    private Said() {}

    /** The first that is not empty; empty where all are. */
    static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** Of what something is known by, in DICOM and in the index. */
    static boolean isNumber(String text) {
        return text.length() <= MOST_OF_NUMBER && text.indexOf('\\') < 0;
    }

    /**
     * @param or the fields that it may stand in otherwise; empty where there are none
     * @throws Hl7Exception where nothing can be known by it
     */
    static String number(String text, String field, String or) {
        if (!isNumber(text)) {
            throw new Hl7Exception(
                    field, either(or) + "has more than " + MOST_OF_NUMBER + " characters, or a backslash");
        }
        return text;
    }

    /**
     * @param or the fields that it may stand in otherwise; empty where there are none
     * @throws Hl7Exception where it is longer
     */
    static String atMost(int characters, String text, String field, String or) {
        if (text.length() > characters) {
            throw new Hl7Exception(field, either(or) + "has more than " + characters + " characters");
        }
        return text;
    }

    private static String either(String or) {
        return or.isEmpty() ? "" : "(or " + or + ") ";
    }
}
