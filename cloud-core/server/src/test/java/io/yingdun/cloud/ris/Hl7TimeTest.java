package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TimeTest {

    @ParameterizedTest
    @CsvSource({
        "2000, '', ''",
        "200001, '', ''",
        "20000102, 20000102, ''",
        "20000229, 20000229, ''",
        "2000010208, 20000102, 0800",
        "200001020830, 20000102, 0830",
        "20000102083059, 20000102, 083059",
        "20000102083059.1234+0800, 20000102, 083059",
        "200001020830-0500, 20000102, 0830",
        "2000-01-02, 20000102, ''",
        "2000-01-02 08:30, 20000102, 0830",
        "2000-01-02T08:30:59.5+08:00, 20000102, 083059",
        "2000-01-02T08:30:59Z, 20000102, 083059"
    })
    void isReadAsHl7OrIsoWritesIt(String text, String date, String time) {
        assertThat(Hl7Time.parse(text)).contains(new Hl7Time(date, time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200",
                "00000000",
                "200013",
                "20001301",
                "20010229",
                "2001-02-29",
                "2000-1-2",
                "2000-01",
                "2000/01/02",
                "2000010",
                "20000102 unknown",
                "2000010224",
                "200001020860",
                "2000年1月2日"
            })
    void isNothingElse(String text) {
        assertThat(Hl7Time.parse(text)).isEmpty();
    }
}
