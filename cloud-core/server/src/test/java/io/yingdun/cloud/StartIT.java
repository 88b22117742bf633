package io.yingdun.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartIT extends RunningCloud {

    @Test
    void saysThatItIsWell() {
        assertThat(anyone().get("/actuator/health").json().get("status").asString())
                .isEqualTo("UP");
    }

    @Test
    void refusesWhatNoRuleAllows() {
        assertThat(anyone().get("/anything/else").status()).isIn(401, 403);
    }
}
