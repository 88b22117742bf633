package io.yingdun.cloud.ris;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MSH as it stands in the message, nothing unescaped (HL7 2.5.1 §2.15.9).
 *
 * @param separator MSH-1
 * @param fields MSH-2 and what follows
 */
record Hl7Header(char separator, List<String> fields) {

    private static final String NAME = "MSH";
    private static final int SEPARATOR_AT = 3;

    /** HD, HL7 2.5.1 §2.15.9.3 and §2.15.9.4. */
    private static final int MOST_OF_SENDER = 227;

    /** HL7 2.6; 20 in 2.5.1 (§2.15.9.10). */
    private static final int MOST_OF_CONTROL_ID = 199;

    /** Of a message's text; empty where it begins with no MSH that has separators. */
    static Optional<Hl7Header> of(String message) {
        String text = message.startsWith("\uFEFF") ? message.substring(1) : message;
        if (!text.startsWith(NAME) || text.length() < SEPARATOR_AT + 2) {
            return Optional.empty();
        }
        char separator = text.charAt(SEPARATOR_AT);
        if (Character.isLetterOrDigit(separator) || Character.isISOControl(separator)) {
            return Optional.empty();
        }
        int end = text.indexOf('\r');
        String line = text.substring(SEPARATOR_AT + 1, end < 0 ? text.length() : end);
        return Optional.of(new Hl7Header(separator, List.of(line.split(Pattern.quote(String.valueOf(separator)), -1))));
    }

    /** MSH-n from 2 on; empty where there is none. */
    String field(int n) {
        return n - 2 < fields.size() ? fields.get(n - 2).strip() : "";
    }

    String repetition(int n) {
        return first(field(n), 1, '~');
    }

    private String component(int n, int component) {
        String[] components = field(n).split(Pattern.quote(String.valueOf(encoding(0, '^'))), -1);
        return components.length < component ? "" : components[component - 1];
    }

    private String first(String value, int encodingAt, char usual) {
        return value.split(Pattern.quote(String.valueOf(encoding(encodingAt, usual))), -1)[0].strip();
    }

    private char encoding(int at, char usual) {
        return field(2).length() > at ? field(2).charAt(at) : usual;
    }

    /** MSH-3 and MSH-4. */
    String sender() {
        String both = printable(field(3) + separator + field(4));
        return both.length() == 1 ? "" : both;
    }

    /** MSH-10. */
    String controlId() {
        return printable(field(10));
    }

    /** What a message is known by is longer than the standard allows: in which field; empty where it is not. */
    String excess() {
        return Stream.of(excess(3, MOST_OF_SENDER), excess(4, MOST_OF_SENDER), excess(10, MOST_OF_CONTROL_ID))
                .filter(excess -> !excess.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String excess(int n, int most) {
        return field(n).length() > most ? NAME + "-" + n + " has more than " + most + " characters." : "";
    }

    /** MSH-9 as {@code ORM^O01}, whatever separates the two. */
    String type() {
        return printable(component(9, 1) + "^" + component(9, 2));
    }

    String trigger() {
        return component(9, 2);
    }

    char componentSeparator() {
        return encoding(0, '^');
    }

    /** What a log or a database can keep. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
