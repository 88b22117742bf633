package io.yingdun.foundation.login;

import io.yingdun.foundation.problem.FieldProblem;
import io.yingdun.foundation.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password that a person chooses has to be. Length and not being guessed first matter most (NIST SP 800-63B
 * §5.1.1.2); GB/T 22239-2019 8.1.4.1 asks for complexity besides, which a long passphrase meets by its length.
 */
public final class PasswordRules {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int PASSPHRASE = 20;
    private static final int KINDS = 3;
    private static final int DISTINCT = 5;

    /** What people reach for when a form asks for twelve characters; compared without case and punctuation. */
    private static final List<String> COMMON = List.of(
            "password",
            "passw0rd",
            "p4ssw0rd",
            "qwerty",
            "asdfgh",
            "zxcvbn",
            "1q2w3e4r",
            "1qaz2wsx",
            "letmein",
            "iloveyou",
            "welcome",
            "changeme",
            "administrator",
            "admin",
            "hospital",
            "yingdun",
            "yiyuan",
            "woaini",
            "123456",
            "654321",
            "111111",
            "888888",
            "666666",
            "abc123",
            "abcdef",
            "5201314",
            "mima");

    private PasswordRules() {}

    public static void check(String password, String previous, String loginName) {
        Optional<String> weakness =
                password.equals(previous) ? Optional.of("it is the old one") : weakness(password, loginName);
        weakness.ifPresent(message -> {
            throw new ProblemException(
                    "weak-password",
                    400,
                    "Weak password",
                    "Choose another password: " + message + ".",
                    List.of(new FieldProblem("next", message)));
        });
    }

    static Optional<String> weakness(String password, String loginName) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("it needs at least " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            return Optional.of("it may have at most " + LONGEST + " characters");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(loginName.toLowerCase(Locale.ROOT))) {
            return Optional.of("it must not contain the login name");
        }
        if (password.codePoints().distinct().count() < DISTINCT) {
            return Optional.of("it needs at least " + DISTINCT + " different characters");
        }
        if (plain.codePoints().allMatch(Character::isDigit)) {
            return Optional.of("it must not consist of digits alone");
        }
        if (isMostlyCommon(plain)) {
            return Optional.of("it is built on one of the most common passwords");
        }
        if (password.length() < PASSPHRASE && kinds(password) < KINDS) {
            return Optional.of("below " + PASSPHRASE + " characters it needs three of: small letters, capital letters,"
                    + " digits, other characters");
        }
        return Optional.empty();
    }

    /** A common word with some decoration: "Password2026!" leaves fewer than eight characters of its own. */
    private static boolean isMostlyCommon(String plain) {
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        return COMMON.stream()
                .anyMatch(word ->
                        letters.contains(word) && letters.replace(word, "").length() < 8);
    }

    private static int kinds(String password) {
        boolean small = password.chars().anyMatch(Character::isLowerCase);
        boolean capital = password.chars().anyMatch(Character::isUpperCase);
        boolean digit = password.chars().anyMatch(Character::isDigit);
        boolean other = password.chars().anyMatch(c -> !Character.isLetterOrDigit(c) || isCaseless(c));
        return (small ? 1 : 0) + (capital ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    private static boolean isCaseless(int c) {
        return Character.isLetter(c) && !Character.isLowerCase(c) && !Character.isUpperCase(c);
    }
}
