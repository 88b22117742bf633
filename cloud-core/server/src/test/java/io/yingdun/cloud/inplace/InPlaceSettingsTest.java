package io.yingdun.cloud.inplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InPlaceSettingsTest {

    @Test
    void hoursThatAreNoSpanStopTheStart() {
        assertThatThrownBy(() -> new InPlaceSettings(List.of(), List.of(), 200, "always", Duration.ofHours(6)))
                .isInstanceOf(StartFailure.class);
    }

    @Test
    void issuersBelongToTheFoldersInTheirOrder() {
        Path one = Path.of("/pacs/one");
        Path two = Path.of("/pacs/two");
        InPlaceSettings settings =
                new InPlaceSettings(List.of(one, two), List.of("", "HOSPITAL B"), 200, "", Duration.ofHours(6));
        assertThat(settings.issuerOf(one)).isEmpty();
        assertThat(settings.issuerOf(two)).isEqualTo("HOSPITAL B");
    }

    @Test
    void anIssuerWithoutAFolderStopsTheStart() {
        assertThatThrownBy(() -> new InPlaceSettings(List.of(), List.of("HOSPITAL B"), 200, "", Duration.ofHours(6)))
                .isInstanceOf(StartFailure.class);
    }
}
