package io.yingdun.cloud.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SavedSearchIT extends Doctors {

    private static final String SEARCHES = "/api/doctor/searches";

    private static ApiClient.Answer save(ApiClient client, String name, String modality) {
        return client.post(
                SEARCHES,
                Map.of(
                        "name",
                        name,
                        "wanted",
                        Map.of("text", "zs", "modality", modality, "bodyPart", "", "days", 7, "from", "", "to", "")));
    }

    private static JsonNode own(ApiClient client) {
        return client.get(SEARCHES).json();
    }

    @Test
    void aSearchIsKeptForTheAccountAndForNobodyElse() {
        Doctor doctor = doctor("");
        ApiClient other = doctor("").client();
        assertThat(save(doctor.client(), "我的 CT", "CT").status()).isEqualTo(204);
        ApiClient elsewhere = anyone().logIn(doctor.name(), PASSWORD, nextCode(doctor.totpSecret()));
        assertThat(own(elsewhere)).hasSize(1);
        assertThat(own(elsewhere).at("/0/wanted/days").asInt()).isEqualTo(7);
        assertThat(own(other)).isEmpty();
        String path = SEARCHES + "/" + own(elsewhere).at("/0/id").asString();
        assertThat(other.delete(path).code()).isEqualTo("not-found");
        assertThat(doctor.client().delete(path).status()).isEqualTo(204);
        assertThat(own(doctor.client())).isEmpty();
    }

    @Test
    void theSameNameTakesThePlaceOfTheSearchBefore() {
        ApiClient doctor = doctor("").client();
        save(doctor, "我的", "CT");
        save(doctor, "我的", "MR");
        assertThat(own(doctor)).hasSize(1);
        assertThat(own(doctor).at("/0/wanted/modality").asString()).isEqualTo("MR");
    }

    @Test
    void anAccountKeepsThirtyAtMost() {
        ApiClient doctor = doctor("").client();
        for (int i = 0; i < 30; i++) {
            assertThat(save(doctor, "s" + i, "CT").status()).isEqualTo(204);
        }
        assertThat(save(doctor, "s30", "CT").code()).isEqualTo("invalid-input");
        assertThat(save(doctor, "s3", "MR").status()).isEqualTo(204);
    }
}
