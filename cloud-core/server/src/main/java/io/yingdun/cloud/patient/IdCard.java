package io.yingdun.cloud.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a Chinese ID card (公民身份号码, GB 11643-1999): region, date of birth, sequence, check character. */
final class IdCard {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final int LENGTH = 18;
    private static final int BIRTH_AT = 6;
    private static final int SEQUENCE_AT = 14;

    /** ISO 7064 MOD 11-2: the weight of the i-th character from the right is 2^i mod 11. */
    private static final int MODULUS = 11;

    private static final String CHECK = "10X98765432";

    private IdCard() {}

    /** The number as it is kept; empty where it is none. A small x is read as a large one. */
    static Optional<String> of(String typed) {
        String number = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(number).matches() && isDay(number.substring(BIRTH_AT, SEQUENCE_AT)) && isChecked(number)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static boolean isChecked(String number) {
        return number.charAt(LENGTH - 1) == checkOf(number.substring(0, LENGTH - 1));
    }

    /** @param digits the first 17 */
    static char checkOf(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum = (sum + Character.digit(digits.charAt(i), 10)) * 2 % MODULUS;
        }
        return CHECK.charAt(sum);
    }

    private static boolean isDay(String date) {
        try {
            LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
