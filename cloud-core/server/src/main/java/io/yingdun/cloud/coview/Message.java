package io.yingdun.cloud.coview;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a participant says: a JSON object whose {@code type} says which members it has. */
record Message(String type, JsonNode body) {

    private static final int DEEPEST = 12;
    private static final int LONGEST_NAME = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Null where it is none. */
    static @Nullable Message parse(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            return body.isObject() ? new Message(body.path("type").asString(""), body) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Empty where it is absent or no text. */
    String text(String member) {
        JsonNode value = body.path(member);
        return value.isString() ? value.stringValue() : "";
    }

    boolean isTrue(String member) {
        return body.path(member).isBoolean() && body.path(member).booleanValue();
    }

    /** Null where it is absent or null. */
    @Nullable
    JsonNode object(String member) {
        JsonNode value = body.path(member);
        return value.isObject() ? value : null;
    }

    /** As it is shown to the others: one line without signs that turn or hide text. */
    String name() {
        String plain = text("name").replaceAll("\\p{C}", "").strip();
        return plain.codePointCount(0, plain.length()) > LONGEST_NAME
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME))
                : plain;
    }

    static String write(Object message) {
        return JSON.writeValueAsString(message);
    }
}
