package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PatientSettingsTest {

    @Test
    void nobodyIsLetInByANumberUntilTheHospitalHasChosenASecondFactor() {
        PatientSettings settings =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("yingdun.patient", PatientSettings.class);
        assertThat(settings.secondFactor()).isNull();
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofMinutes(15));
    }
}
