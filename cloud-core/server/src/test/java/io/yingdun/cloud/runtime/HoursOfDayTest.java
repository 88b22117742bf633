package io.yingdun.cloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursOfDayTest {

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 22:00, true",
        "22:00-06:00, 00:00, true",
        "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false",
        "22:00-06:00, 21:59, false",
        "12:00-13:30, 12:30, true",
        "12:00-13:30, 13:30, false",
        "12:00-13:30, 03:00, false"
    })
    void endsBeforeItsLastMinuteAndMayGoOverMidnight(String hours, LocalTime time, boolean within) {
        assertThat(HoursOfDay.parse(hours).orElseThrow().contains(time)).isEqualTo(within);
    }

    @Test
    void nothingGivenIsTheWholeDay() {
        assertThat(HoursOfDay.parse("").orElseThrow().contains(LocalTime.NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "22:00", "22:00-", "25:00-06:00", "22:00-06:00-07:00", "always"})
    void whatIsNoSpanIsNotTakenForOne(String hours) {
        assertThat(HoursOfDay.parse(hours)).isEmpty();
    }
}
