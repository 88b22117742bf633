package io.yingdun.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {
    private static final String PIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Test
    void readsItsOwnText() {
        EnrolmentCode code = EnrolmentCode.create(new SecureRandom(), new CaPin(PIN));

        assertThat(EnrolmentCode.parse(code.text())).isEqualTo(code);
        assertThat(code.text()).matches("YD1-[A-Z2-7]{20}-[A-Z2-7]{32}");
    }

    @Test
    void ignoresCaseAndSurroundingSpace() {
        EnrolmentCode code = EnrolmentCode.create(new SecureRandom(), new CaPin(PIN));

        assertThat(EnrolmentCode.parse("  " + code.text().toLowerCase(Locale.ROOT) + "\n"))
                .isEqualTo(code);
    }

    @Test
    void drawsDifferentSecrets() {
        SecureRandom random = new SecureRandom();

        assertThat(EnrolmentCode.create(random, new CaPin(PIN)))
                .isNotEqualTo(EnrolmentCode.create(random, new CaPin(PIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "YD1",
                "YD2-AAAAAAAAAAAAAAAAAAAA-ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "YD1-AAAAAAAAAAAAAAAAAAA-ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "YD1-AAAAAAAAAAAAAAAAAAA1-ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "YD1-AAAAAAAAAAAAAAAAAAAA-ABCDEFGHIJKLMNOPQRSTUVWXYZ23456",
                "YD1-AAAAAAAAAAAAAAAAAAAA-ABCDEFGHIJKLMNOPQRSTUVWXYZ234567-A"
            })
    void rejectsWhatIsNoCodeWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> EnrolmentCode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AAAAAAAAAAAA");
    }

    @Test
    void keepsTheSecretOutOfItsLogForm() {
        EnrolmentCode code = EnrolmentCode.create(new SecureRandom(), new CaPin(PIN));

        assertThat(code.toString()).doesNotContain(code.secret()).contains(PIN);
    }
}
