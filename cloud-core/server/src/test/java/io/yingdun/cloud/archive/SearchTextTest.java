package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void foldsCaseWidthAndAccents() {
        assertThat(SearchText.fold("ＭÜLLER ")).isEqualTo("muller");
    }

    @Test
    void leavesChineseAndKoreanAlone() {
        assertThat(SearchText.fold("王小东 김")).isEqualTo("王小东 김");
    }

    @Test
    void opensEachComponentOfEachGroup() {
        assertThat(SearchText.ofName("Wang^XiaoDong=王^小东=")).isEqualTo("^wang^xiaodong=^王^小东");
    }

    @Test
    void dropsEmptyComponentsAtTheEnd() {
        assertThat(SearchText.ofName("Wang^^^=")).isEqualTo("^wang");
    }

    @Test
    void aSingleChineseCharacterCanBeLookedUp() {
        assertThat(SearchText.tokensOf("^王^小东")).contains("王", "^王", "小东", "王小东");
    }

    @Test
    void aSingleLatinLetterCannot() {
        assertThat(SearchText.tokensWithin("w")).isEmpty();
        assertThat(SearchText.tokensWithin("^w")).containsExactly("^w");
    }
}
