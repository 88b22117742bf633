package io.yingdun.cloud.tiering;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.storage.LocalObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final Instant NOW = Instant.parse("2025-11-01T12:00:00Z");

    /** One of 100 bytes. */
    private static LocalObject hoursAgo(int hours) {
        return new LocalObject("ab".repeat(32), 100, NOW.minus(Duration.ofHours(hours)));
    }

    private static Selection of(int oldHours, int... ages) {
        Selection selection = new Selection(NOW.minus(Duration.ofHours(oldHours)));
        for (int age : ages) {
            selection.add(hoursAgo(age));
        }
        return selection;
    }

    @Test
    void takesWhatIsOldEnough() {
        Selection.Choice choice = of(10, 9, 11, 30).choice(0);
        assertThat(choice.objects()).isEqualTo(2);
        assertThat(choice.bytes()).isEqualTo(200);
        assertThat(choice.takes(hoursAgo(11))).isTrue();
        assertThat(choice.takes(hoursAgo(9))).isFalse();
    }

    @Test
    void takesTheOldestHoursWhenTheDiskIsTooFull() {
        Selection.Choice choice = of(100, 1, 5, 7, 3).choice(150);
        assertThat(choice.objects()).isEqualTo(2);
        assertThat(choice.takes(hoursAgo(5))).isTrue();
        assertThat(choice.takes(hoursAgo(3))).isFalse();
    }

    @Test
    void takesNoYoungOnesWhenTheOldAreEnough() {
        assertThat(of(10, 20, 5).choice(100).takes(hoursAgo(5))).isFalse();
    }

    @Test
    void takesAllWhenAllIsNotEnough() {
        assertThat(of(10, 20, 5, 0).choice(Long.MAX_VALUE).objects()).isEqualTo(3);
    }
}
