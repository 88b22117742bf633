package io.yingdun.foundation.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short-1",
                "Password2026!",
                "Admin123456!",
                "wang-Zebra-77-lamp",
                "aaaaAAAA1111",
                "onlysmallletters",
                "Qwerty!123456",
                "1234567890123456789012",
                "影盾影盾影盾影盾影盾影盾"
            })
    void refuses(String password) {
        assertThat(PasswordRules.weakness(password, "wang")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zebra-kiosk-77-lamp", "correct horse battery staple", "影像科的窗外有3棵大Tree树", "kH8#mPq2vX!z"})
    void accepts(String password) {
        assertThat(PasswordRules.weakness(password, "wang")).isEmpty();
    }

    @RepeatedTest(50)
    void acceptsWhatTheServerGenerates() {
        assertThat(PasswordRules.weakness(GeneratedPassword.next(), "wang")).isEmpty();
    }
}
