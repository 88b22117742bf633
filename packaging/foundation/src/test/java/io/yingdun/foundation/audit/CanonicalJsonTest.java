package io.yingdun.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    @Test
    void sortsMembersAndLeavesNoSpace() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", List.of(1, true, "x"));
        object.put("a", Map.of("z", 2L));
        assertThat(CanonicalJson.write(object)).isEqualTo("{\"a\":{\"z\":2},\"b\":[1,true,\"x\"]}");
    }

    @Test
    void leavesOutWhatHasNoValue() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", null);
        assertThat(CanonicalJson.write(object)).isEqualTo("{}");
    }

    @Test
    void escapesAsRfc8785() {
        assertThat(CanonicalJson.write(Map.of("a", "\u20ac$\u000f\nA'B\"\\\\\"/影")))
                .isEqualTo("{\"a\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/影\"}");
    }

    @Test
    void writesFractionsAndInstantsAsStrings() {
        assertThat(CanonicalJson.write(Map.of("a", 0.5, "b", Instant.EPOCH)))
                .isEqualTo("{\"a\":\"0.5\",\"b\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void replacesWhatTheDatabaseCannotKeep() {
        assertThat(CanonicalJson.storable("a\u0000b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void cutsOverLongText() {
        assertThat(CanonicalJson.storable("x".repeat(5_000))).hasSize(2_001).endsWith("…");
    }

    @Test
    void givesTheSameTextAfterParsing() {
        String once = CanonicalJson.write(Map.of("k", List.of("影盾", 7, Map.of("n", "\u2028"))));
        Map<?, ?> parsed = new JsonMapper().readValue(once, Map.class);
        Map<String, Object> members = new LinkedHashMap<>();
        parsed.forEach((key, value) -> members.put((String) key, value));
        assertThat(CanonicalJson.write(members)).isEqualTo(once);
    }
}
