package io.yingdun.foundation.audit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One and only one text for a JSON value, so that a hash over it can be repeated by anybody.
 *
 * <p>RFC 8785 (JSON Canonicalization Scheme) restricted to what an audit entry holds: members sorted by UTF-16 code
 * units, no white space, the shortest escapes, integers only. Any other value (instant, enum, fraction) is written as
 * its string, which spares us RFC 8785's rules for floating-point numbers. Members without a value are left out.
 */
final class CanonicalJson {

    private static final int LONGEST_STRING = 2_000;

    private CanonicalJson() {}

    static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        writeObject(out, object);
        return out.toString();
    }

    private static void writeObject(StringBuilder out, Map<?, ?> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> {
            if (value != null) {
                sorted.put(storable(String.valueOf(key)), value);
            }
        });
        String separator = "";
        out.append('{');
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            writeString(out, member.getKey());
            out.append(':');
            writeValue(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void writeValue(StringBuilder out, @Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Map<?, ?> object) {
            writeObject(out, object);
        } else if (value instanceof Collection<?> array) {
            writeArray(out, array);
        } else if (value instanceof Boolean || isInteger(value)) {
            out.append(value);
        } else {
            writeString(out, storable(value.toString()));
        }
    }

    private static boolean isInteger(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }

    private static void writeArray(StringBuilder out, Collection<?> array) {
        String separator = "";
        out.append('[');
        for (Object value : array) {
            out.append(separator);
            writeValue(out, value);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * The text as the database gives it back: it cannot hold U+0000, and half a surrogate pair has no UTF-8 form, so
     * both would make a hash that never matches again. Over-long text is cut and marked.
     */
    static String storable(String text) {
        String cut = text.length() <= LONGEST_STRING ? text : text.substring(0, LONGEST_STRING) + "…";
        StringBuilder clean = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> {
            boolean storable = c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
            clean.appendCodePoint(storable ? c : 0xFFFD);
        });
        return clean.toString();
    }
}
