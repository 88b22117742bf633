package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"CONFORMANCE.md", "DICOMWEB.md", "README.md"})
    void everyDocumentSaysTheSameOfWildcardsAsTheApi(String document) throws IOException {
        assertThat(Files.readString(Path.of(document)).replaceAll("\\s+", " ")).contains(SearchController.MATCHING);
    }
}
