package io.yingdun.uploader.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateScheduleTest {

    @ParameterizedTest
    @CsvSource({"2MB/s,2000000", "500kB/s,500000", "1.5GB/s,1500000000", "80B/s,80", "pause,0"})
    void readsSpeeds(String text, long bytes) {
        assertThat(RateSchedule.rate(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "fast", "-1MB/s", "2MB", "", "99999999999GB/s"})
    void refusesWhatIsNoSpeed(String text) {
        assertThatThrownBy(() -> RateSchedule.rate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2MB/s");
    }

    @ParameterizedTest
    @CsvSource({"19:59,100", "20:00,7", "23:59,7", "00:00,7", "05:59,7", "06:00,100"})
    void appliesAWindowOverMidnight(LocalTime time, long rate) {
        RateSchedule night = new RateSchedule(100, List.of(RateSchedule.window("20:00-06:00=7B/s")));
        assertThat(night.at(time)).isEqualTo(rate);
    }

    @Test
    void takesTheFirstWindowThatFits() {
        RateSchedule day = new RateSchedule(
                100, List.of(RateSchedule.window("12:00-13:00=1B/s"), RateSchedule.window("08:00-18:00=pause")));
        assertThat(day.at(LocalTime.of(12, 30))).isEqualTo(1);
        assertThat(day.at(LocalTime.of(13, 0))).isZero();
        assertThat(day.at(LocalTime.of(18, 0))).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20-06=1MB/s", "25:00-06:00=1MB/s", "20:60-06:00=1MB/s", "20:00-06:00"})
    void refusesWhatIsNoWindow(String text) {
        assertThatThrownBy(() -> RateSchedule.window(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
