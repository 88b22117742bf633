package io.yingdun.cloud.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PatientPagesIT extends RunningCloud {

    @BeforeEach
    void needsThePages() {
        assumeTrue(
                new ClassPathResource("META-INF/resources/patient/index.html").exists(),
                "viewer-web was built with -Dweb.skip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/patient/", "/patient/share", "/q"})
    void openToSomebodyWhoIsNotKnownYet(String path) {
        Answer answer = anyone().get(path);

        assertThat(answer.status()).isEqualTo(200);
        // The page's own policy is stricter than the server's, which the viewer needs.
        assertThat(answer.text().replace("&#39;", "'"))
                .contains(
                        "id=\"root\"", "/patient/assets/", "default-src 'none'; script-src 'self'; style-src 'self';");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
    }
}
