package io.yingdun.foundation.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** "12345678901234567890" in Base32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Instant NOW = Instant.ofEpochSecond(1111111109);

    /** RFC 6238, appendix B, SHA1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void showsTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void takesClocksThatDifferByAStepAndNoMore() {
        for (int steps = -2; steps <= 2; steps++) {
            String code = Totp.code(SECRET, NOW.plus(Totp.STEP.multipliedBy(steps)));
            assertThat(Totp.match(SECRET, code, NOW, 0).isPresent()).isEqualTo(Math.abs(steps) <= 1);
        }
    }

    @Test
    void takesNoCodeOfAStepThatWasUsed() {
        String code = Totp.code(SECRET, NOW);
        long used = Totp.match(SECRET, code, NOW, 0).orElseThrow();
        assertThat(Totp.match(SECRET, code, NOW, used)).isEmpty();
    }

    @Test
    void givesEachItsOwnSecret() {
        String one = Totp.newSecret();
        String other = Totp.newSecret();
        assertThat(one).matches("[A-Z2-7]{32}").isNotEqualTo(other);
        assertThat(Totp.code(one, NOW)).matches("[0-9]{6}");
    }
}
