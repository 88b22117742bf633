package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'', *",
        "Zhang^San, zhang*",
        "Zhang^San, *SAN",
        "Zhang^San, *ang*a*",
        "Zhang^San, Z?ang^San",
        "Zhang^San, Zhang^San**",
        "aab, *ab",
        "abcabd, *abd",
        "𠮷田, ?田",
        "张^三, 张*",
        "[a].(b), [a].*(b)"
    })
    void matchWhateverStandsForThem(String value, String pattern) {
        assertThat(Wildcards.matches(value, pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ?",
        "a, ''",
        "Zhang^San, Zhang",
        "Zhang^San, zhang?",
        "Zhang^San, *San?",
        "abc, a?",
        "ac, a*b*c",
        "abc, a.c"
    })
    void matchNothingElse(String value, String pattern) {
        assertThat(Wildcards.matches(value, pattern)).isFalse();
    }

    @Test
    void areToldApartWithoutTryingEveryWay() {
        String value = "a".repeat(64);
        assertThat(Wildcards.matches(value, "*a".repeat(32) + "*")).isTrue();
        assertThat(Wildcards.matches(value, "*a".repeat(31) + "*b")).isFalse();
    }
}
