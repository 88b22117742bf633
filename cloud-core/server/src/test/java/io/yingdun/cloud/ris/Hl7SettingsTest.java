package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7SettingsTest {

    @Test
    void readsWhatASenderWritesAndWhoseItsIdsAre() {
        Hl7Sender sender = Hl7Sender.parse("192.0.2.7=GBK=HOSPITAL A");
        assertThat(sender.address().getHostAddress()).isEqualTo("192.0.2.7");
        assertThat(sender.usual()).isEqualTo(Hl7Text.GB18030);
        assertThat(sender.issuer()).isEqualTo("HOSPITAL A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=GBK", "192.0.2.7=KLINGON", "192.0.2.7=GBK=A=B", "192.0.2.7=GBK= blank"})
    void refusesASenderThatIsNone(String text) {
        assertThatThrownBy(() -> Hl7Sender.parse(text)).isInstanceOf(StartFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "64, 0"})
    void refusesLimitsThatLetNobodyIn(int connections, int perAddress) {
        assertThatThrownBy(() -> new Hl7Settings(
                        List.of(),
                        1_024,
                        Duration.ofMinutes(10),
                        connections,
                        perAddress,
                        Duration.ofDays(3),
                        null,
                        List.of(),
                        List.of()))
                .isInstanceOf(StartFailure.class);
    }
}
