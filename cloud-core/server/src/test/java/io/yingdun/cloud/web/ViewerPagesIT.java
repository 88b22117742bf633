package io.yingdun.cloud.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ViewerPagesIT extends RunningCloud {

    @BeforeEach
    void needsThePages() {
        assumeTrue(
                new ClassPathResource("META-INF/resources/viewer/index.html").exists(),
                "viewer-web was built with -Dweb.skip");
    }

    @Test
    void opensToSomebodyWhoIsNotKnownYet() {
        Answer answer = anyone().get("/viewer/?StudyInstanceUIDs=1.2.3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("id=\"root\"", "/viewer/assets/");
    }
}
