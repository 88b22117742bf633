package io.yingdun.cloud.inplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanHoursTest {

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
        assertThat(ScanHours.parse(hours).contains(time)).isEqualTo(within);
    }

    @Test
    void nothingGivenIsTheWholeDay() {
        assertThat(ScanHours.parse("").contains(LocalTime.NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "22:00", "22:00-", "25:00-06:00", "22:00-06:00-07:00", "always"})
    void whatIsNoSpanStopsTheStart(String hours) {
        assertThatThrownBy(() -> ScanHours.parse(hours)).isInstanceOf(StartFailure.class);
    }
}
