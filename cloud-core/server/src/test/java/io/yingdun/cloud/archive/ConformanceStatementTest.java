package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceStatementTest {

    @ParameterizedTest
    @EnumSource(SearchKey.class)
    void namesEveryKeyThatOneCanSearchBy(SearchKey key) throws IOException {
        String statement = Files.readString(Path.of("CONFORMANCE.md")).replaceAll("\\s+", "");
        assertThat(statement).containsIgnoringCase(Dictionary.standard().keywordOf(key.tag()));
    }
}
