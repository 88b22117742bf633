package io.yingdun.cloud.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Patient;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {

    private static final Patient PATIENT = new Patient(7, "P1", "", "Zhang^San=张^三=", "19800102", "M");

    @ParameterizedTest
    @CsvSource({
        "NAME, 张三, true",
        "NAME, ' 张 三 ', true",
        "NAME, zhang san, true",
        "NAME, ＺＨＡＮＧＳＡＮ, true",
        "NAME, 张, false",
        "NAME, '', false",
        "NAME, '^=', false",
        "BIRTH_DATE, 19800102, true",
        "BIRTH_DATE, 1980-01-02, true",
        "BIRTH_DATE, 198001, false",
        "BIRTH_DATE, '', false",
        "PHONE_LAST_FOUR, 5678, true",
        "PHONE_LAST_FOUR, ' 5678 ', true",
        "PHONE_LAST_FOUR, 678, false",
        "PHONE_LAST_FOUR, 13912345678, false",
        "PHONE_LAST_FOUR, '', false"
    })
    void isKnownToWhoSaysItWhole(SecondFactor factor, String typed, boolean known) {
        assertThat(factor.isKnown(typed, PATIENT, List.of("13900001111", "13912345678")))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"NAME, ''", "BIRTH_DATE, ''", "PHONE_LAST_FOUR, ''", "BIRTH_DATE, 00000000"})
    void isKnownToNobodyWhereTheHospitalHasNone(SecondFactor factor, String typed) {
        assertThat(factor.isKnown(typed, new Patient(7, "P1", "", "", "", ""), List.of()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"张^三, 张*", "Zhang^SanFeng=张^三丰, 张*丰", "欧阳^娜娜, 欧**娜", "Li, L*", "'', ''", "李, 李"})
    void namesAreShownMasked(String name, String masked) {
        assertThat(VerificationController.masked(name)).isEqualTo(masked);
    }
}
