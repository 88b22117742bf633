package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hl7HeaderTest {

    private static Hl7Header header(int application, int facility, int controlId) {
        return Hl7Header.of("MSH|^~\\&|" + "医".repeat(application) + "|" + "院".repeat(facility) + "|||||ADT^A04|"
                        + "1".repeat(controlId) + "|P|2.5.1\r")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "227, 227, 199, ''",
        "228, 1, 1, MSH-3 has more than 227 characters.",
        "1, 228, 1, MSH-4 has more than 227 characters.",
        "1, 1, 200, MSH-10 has more than 199 characters."
    })
    void saysWhichFieldIsTooLong(int application, int facility, int controlId, String excess) {
        assertThat(header(application, facility, controlId).excess()).isEqualTo(excess);
    }
}
