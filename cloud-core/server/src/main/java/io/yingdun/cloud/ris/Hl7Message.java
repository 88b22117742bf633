package io.yingdun.cloud.ris;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.Location;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.MessageVisitorSupport;
import ca.uhn.hl7v2.model.MessageVisitors;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message as its segments in their order. Not as the standard's groups: senders leave segments out and put others in, and
 * what belongs together is told by the order alone.
 */
final class Hl7Message {

    /** HAPI's parser with nothing but its syntax; it may be used by several threads. */
    private static final HapiContext HAPI = hapi();

    /** MSH-1 and MSH-2, in their fixed places. */
    private static final int FIELD_SEPARATOR_AT = 3;

    private static final int COMPONENT_SEPARATOR_AT = 4;
    private static final int REPETITION_SEPARATOR_AT = 5;
    private static final int SUBCOMPONENT_SEPARATOR_AT = 7;

    private static final int MOST_PARTS = 500_000;
    private static final int MOST_REPETITIONS = 10_000;

    private static final Pattern VERSION = Pattern.compile("^(?<head>(?:[^|]*\\|){11})[^|\\r]*");

    private final List<Part> segments;

    private Hl7Message(List<Part> segments) {
        this.segments = List.copyOf(segments);
    }

    private static HapiContext hapi() {
        HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context;
    }

    /** One segment; n, repetition, component and subcomponent count from 1. */
    record Part(Segment segment) {

        String name() {
            return segment.getName();
        }

        int repetitions(int n) {
            try {
                return segment.getField(n).length;
            } catch (HL7Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** Unescaped, without what no database keeps; empty where there is none or the sender says {@code ""}. */
        String value(int n, int repetition, int component, int subcomponent) {
            return raw(n, repetition, component, subcomponent).strip();
        }

        private String raw(int n, int repetition, int component, int subcomponent) {
            if (n > segment.numFields() || repetition > repetitions(n)) {
                return "";
            }
            try {
                String value = Terser.get(segment, n, repetition - 1, component, subcomponent);
                return value == null || value.equals("\"\"") ? "" : value.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "");
            } catch (HL7Exception e) {
                throw new Hl7Exception(name() + "-" + n, "cannot be read: " + e.getMessage());
            }
        }

        String value(int n, int component) {
            return value(n, 1, component, 1);
        }

        /** All of a repetition, with the separators that senders of text write without escaping them. */
        String whole(int n, int repetition) {
            if (n > segment.numFields() || repetition > repetitions(n)) {
                return "";
            }
            try {
                Type field = segment.getField(n, repetition - 1);
                return IntStream.rangeClosed(1, Terser.numComponents(field))
                        .mapToObj(component -> IntStream.rangeClosed(1, Terser.numSubComponents(field, component))
                                .mapToObj(subcomponent -> raw(n, repetition, component, subcomponent))
                                .collect(Collectors.joining("&")))
                        .collect(Collectors.joining("^"));
            } catch (HL7Exception e) {
                throw new Hl7Exception(name() + "-" + n, "cannot be read: " + e.getMessage());
            }
        }

        String value(int n) {
            return value(n, 1);
        }
    }

    /** @throws Hl7Exception where it is no message, or has more parts than the parser should be given */
    static Hl7Message parse(String text) {
        requireFewParts(text);
        List<Part> segments = new ArrayList<>();
        try {
            Message message = HAPI.getPipeParser().parse(inKnownVersion(text));
            MessageVisitors.visit(message, MessageVisitors.visitPopulatedElements(new MessageVisitorSupport() {
                @Override
                public boolean start(Segment segment, Location location) {
                    segments.add(new Part(segment));
                    return false;
                }
            }));
        } catch (HL7Exception e) {
            throw new Hl7Exception("MSH", "begins no message that can be parsed: " + e.getMessage());
        }
        return new Hl7Message(segments);
    }

    /** Each part becomes an object, and each repetition is looked for among all of its field. */
    private static void requireFewParts(String text) {
        if (text.length() <= SUBCOMPONENT_SEPARATOR_AT) {
            return;
        }
        char field = text.charAt(FIELD_SEPARATOR_AT);
        char repetition = text.charAt(REPETITION_SEPARATOR_AT);
        String others = "" + text.charAt(COMPONENT_SEPARATOR_AT) + text.charAt(SUBCOMPONENT_SEPARATOR_AT);
        int parts = 0;
        int repetitions = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == field || c == '\r') {
                repetitions = 0;
                parts++;
            } else if (c == repetition) {
                repetitions++;
                parts++;
            } else if (others.indexOf(c) >= 0) {
                parts++;
            }
            if (parts > MOST_PARTS || repetitions > MOST_REPETITIONS) {
                throw new Hl7Exception(
                        "MSH",
                        "begins a message of more than " + MOST_PARTS + " parts, or " + MOST_REPETITIONS
                                + " repetitions of a field");
            }
        }
    }

    /** The parser refuses versions that it has never heard of, and each sender spells its own. */
    private static String inKnownVersion(String text) {
        return Hl7Header.of(text)
                .filter(header -> header.separator() == '|')
                .map(header -> VERSION.matcher(text).replaceFirst("${head}2.5.1"))
                .orElse(text);
    }

    List<Part> segments() {
        return segments;
    }

    /** MSH-7 as {@code YYYYMMDD[HHMM[SS]]}; empty where it is not said to the day. */
    String saidAt() {
        return first("MSH")
                .flatMap(msh -> Hl7Time.parse(msh.value(7)))
                .map(Hl7Time::together)
                .orElse("");
    }

    Optional<Part> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** @throws Hl7Exception where it is not there */
    Part required(String name) {
        return first(name).orElseThrow(() -> new Hl7Exception(name, "is missing"));
    }
}
