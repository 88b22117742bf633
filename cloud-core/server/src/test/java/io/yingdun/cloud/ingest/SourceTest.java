package io.yingdun.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "HOSPITAL B", "第二人民医院"})
    void isToldByTheNoteOfAnObjectThatACrashLeftOpen(String issuer) {
        Source source = new Source(Source.Kind.DIMSE, "CT1", "192.0.2.1", issuer);
        assertThat(Source.issuerOf(source.note())).isEqualTo(issuer);
        assertThat(Source.wordsOf(source.note())).isEqualTo("DIMSE CT1 192.0.2.1");
    }
}
