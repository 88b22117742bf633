package io.yingdun.cloud.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class DoctorPagesIT extends RunningCloud {

    @BeforeEach
    void needsThePages() {
        assumeTrue(
                new ClassPathResource("META-INF/resources/doctor/index.html").exists(),
                "viewer-web was built with -Dweb.skip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doctor/", "/doctor/join", "/doctor/studies/1.2.840.113619.2"})
    void openToSomebodyWhoIsNotKnownYet(String path) {
        Answer answer = anyone().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("id=\"root\"", "/doctor/assets/");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
    }
}
