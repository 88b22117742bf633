package io.yingdun.foundation.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CipherWarmUpTest {

    private final CipherWarmUp warmUp = new CipherWarmUp();

    @Test
    void endsWithTheFirstRoundThatIsFastEnough() {
        assertThat(warmUp.run(1, Duration.ofMinutes(1))).isOne();
    }

    @Test
    void endsWhenItsTimeIsOverOnAMachineThatIsNeverFastEnough() {
        assertThat(warmUp.run(Double.MAX_VALUE, Duration.ofMillis(50))).isPositive();
    }
}
