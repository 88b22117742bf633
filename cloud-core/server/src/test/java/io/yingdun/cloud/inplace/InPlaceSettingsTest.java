package io.yingdun.cloud.inplace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InPlaceSettingsTest {

    @Test
    void hoursThatAreNoSpanStopTheStart() {
        assertThatThrownBy(() -> new InPlaceSettings(List.of(), 200, "always", Duration.ofHours(6)))
                .isInstanceOf(StartFailure.class);
    }
}
