package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeySecretTest {

    @Test
    void isReadBackFromItsText() {
        for (int i = 0; i < 200; i++) {
            ApiKeySecret secret = ApiKeySecret.forNewKey();
            assertThat(ApiKeySecret.parse(secret.text())).contains(secret);
        }
    }

    @Test
    void neverComesTwice() {
        String id = ApiKeySecret.forNewKey().id();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add(ApiKeySecret.forKey(id).text());
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void refusesEveryOtherLengthAndAnyForeignCharacter() {
        String text = ApiKeySecret.forNewKey().text();
        for (int length = 0; length < text.length(); length++) {
            assertThat(ApiKeySecret.parse(text.substring(0, length))).isEmpty();
            assertThat(ApiKeySecret.parse(text.substring(0, length) + '\u00e9' + text.substring(length + 1)))
                    .isEmpty();
        }
        assertThat(ApiKeySecret.parse(text + "A")).isEmpty();
    }

    @Test
    void doesNotShowItselfInALog() {
        ApiKeySecret secret = ApiKeySecret.forNewKey();
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
