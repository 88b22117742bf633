package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdCardTest {

    private static final String CHARACTERS = "0123456789X";

    private final Random random = new Random(11643);

    /** Region, day and sequence by chance; the check character by the formula that GB 11643 writes out. */
    private String number() {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
        String digits = (110_000 + random.nextInt(540_000))
                + DateTimeFormatter.BASIC_ISO_DATE.format(day)
                + String.format("%03d", random.nextInt(1_000));
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** The standard's own example, and one with X. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", " 11010519491231002x "})
    void knownNumbersAreRead(String number) {
        assertThat(IdCard.of(number)).contains(number.strip().toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void everyNumberWithItsCheckCharacterIsRead() {
        for (int i = 0; i < 10_000; i++) {
            String number = number();
            assertThat(IdCard.of(number)).contains(number);
        }
    }

    /** MOD 11-2 (ISO 7064) finds every single wrong character. */
    @Test
    void oneWrongCharacterIsAlwaysFound() {
        for (int i = 0; i < 2_000; i++) {
            String number = number();
            int at = random.nextInt(18);
            char other = CHARACTERS.charAt(random.nextInt(at == 17 ? 11 : 10));
            if (other != number.charAt(at)) {
                assertThat(IdCard.of(number.substring(0, at) + other + number.substring(at + 1)))
                        .isEmpty();
            }
        }
    }

    /** And every pair of neighbours that changed places. */
    @Test
    void twoThatChangedPlacesAreAlwaysFound() {
        for (int i = 0; i < 2_000; i++) {
            String number = number();
            int at = random.nextInt(17);
            if (number.charAt(at) != number.charAt(at + 1)) {
                assertThat(IdCard.of(number.substring(0, at)
                                + number.charAt(at + 1)
                                + number.charAt(at)
                                + number.substring(at + 2)))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1101051949123100", "010105194912310021", "11010519490231002X", "１１０１０５１９４９１２３１００２X"})
    void whatIsNoNumberIsNot(String text) {
        assertThat(IdCard.of(text)).isEmpty();
    }
}
