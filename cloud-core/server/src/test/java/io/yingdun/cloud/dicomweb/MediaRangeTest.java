package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaRangeTest {

    @Test
    void readsAnInnerTypeWithQuotesAndWithout() {
        for (String header : List.of(
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
                "multipart/related;type=application/dicom;transfer-syntax=*",
                "Multipart/Related ; TYPE=\"application/dicom\" ; Transfer-Syntax=\"*\"")) {
            MediaRange range = MediaRange.one(header).orElseThrow();
            assertThat(range.type()).isEqualTo("multipart/related");
            assertThat(range.parameter("type")).contains("application/dicom");
            assertThat(range.parameter("transfer-syntax")).contains("*");
        }
    }

    @Test
    void sortsByQualityAndKeepsTheOrderOfEquals() {
        assertThat(MediaRange.parse(List.of("image/png;q=0.5, image/jpeg", "image/gif, text/html;q=0")))
                .extracting(MediaRange::type)
                .containsExactly("image/jpeg", "image/gif", "image/png");
    }

    @Test
    void doesNotSplitInsideQuotes() {
        assertThat(MediaRange.parse(List.of("multipart/related; type=\"a,b;c\\\"d\", */*")))
                .extracting(range -> range.parameter("type").orElse("-"))
                .containsExactly("a,b;c\"d", "-");
    }

    @Test
    void leavesOutWhatIsNoMediaType() {
        assertThat(MediaRange.parse(List.of("", "nonsense, /x, y/, a b/c, ,;q=1")))
                .isEmpty();
    }

    @Test
    void aWildcardCoversItsTypes() {
        assertThat(MediaRange.one("image/*").orElseThrow().covers("image/jpeg")).isTrue();
        assertThat(MediaRange.one("image/*").orElseThrow().covers("imagery/jpeg"))
                .isFalse();
        assertThat(MediaRange.one("*/*").orElseThrow().covers("application/dicom"))
                .isTrue();
    }
}
