package io.yingdun.cloud.dicomweb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One media range of an Accept header or one media type (RFC 9110 §8.3.1, §12.5.1), read more kindly than that grammar:
 * {@code type=application/dicom} is meant as often as {@code type="application/dicom"} (PS3.18 8.6.1.2), and a slash is
 * no token character.
 *
 * @param type lower case, {@code type/subtype} or with {@code *}
 * @param parameters names in lower case, values as they are, without quotes; {@code q} is not among them
 */
record MediaRange(String type, Map<String, String> parameters, double quality) {

    private static final int MOST_RANGES = 32;

    MediaRange {
        parameters = Map.copyOf(parameters);
    }

    /**
     * All ranges of the given header lines, best first, equals in their order; unreadable ones and those of quality 0 are
     * left out.
     */
    static List<MediaRange> parse(List<String> headerLines) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String line : headerLines) {
            for (String member : split(line, ',')) {
                if (ranges.size() < MOST_RANGES) {
                    one(member).filter(range -> range.quality > 0).ifPresent(ranges::add);
                }
            }
        }
        ranges.sort(Comparator.comparingDouble(MediaRange::quality).reversed());
        return ranges;
    }

    /** A single media type, such as a Content-Type. */
    static Optional<MediaRange> one(String text) {
        List<String> parts = split(text, ';');
        String type = parts.get(0).strip().toLowerCase(Locale.ROOT);
        int slash = type.indexOf('/');
        if (slash < 1 || slash == type.length() - 1 || type.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        double quality = 1;
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String value = unquoted(part.substring(equals + 1).strip());
                if (name.equals("q")) {
                    quality = weight(value);
                } else {
                    parameters.putIfAbsent(name, value);
                }
            }
        }
        return Optional.of(new MediaRange(type, parameters, quality));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean is(String mediaType) {
        return type.equals(mediaType);
    }

    /** Whether the range covers the media type: itself, {@code image/*} or {@code *}{@code /*}. */
    boolean covers(String mediaType) {
        return type.equals(mediaType)
                || type.equals("*/*")
                || type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1));
    }

    private static double weight(String value) {
        try {
            double weight = Double.parseDouble(value);
            return weight >= 0 && weight <= 1 ? weight : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) {
                i++;
            }
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    /** Splits outside of quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(Math.min(from, text.length())));
        return parts;
    }
}
