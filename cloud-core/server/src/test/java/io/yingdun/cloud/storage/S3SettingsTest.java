package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

    private static S3Settings at(String endpoint, boolean plainHttp) {
        return new S3Settings(
                URI.create(endpoint), "us-east-1", "bucket", true, null, plainHttp, Duration.ofSeconds(20));
    }

    @Test
    void aKeyInTheAddressIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> at("https://AKID:secret@s3.example", false))
                .isInstanceOf(StartFailure.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://s3.example:9000", "http://10.0.0.7", "http://127.0.0.1.example", "http://[2001:db8::1]"})
    void imagesDoNotTravelInClearToAnotherMachine(String endpoint) {
        assertThatThrownBy(() -> at(endpoint, false))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("in clear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000"})
    void onThisMachineNoTlsIsNeeded(String endpoint) {
        assertThat(at(endpoint, false).isOn()).isTrue();
    }

    @Test
    void plainHttpGoesWhereItIsSaidToBeMeant() {
        assertThat(at("http://s3.example:9000", true).isOn()).isTrue();
    }
}
