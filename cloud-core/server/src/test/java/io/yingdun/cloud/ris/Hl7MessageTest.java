package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7MessageTest {

    private static Hl7Message parse(String version, String segments) {
        return Hl7Message.parse("MSH|^~\\&|HIS|H|RIS||20260101||OMI^O23|1|P|" + version + "\r" + segments);
    }

    @Test
    void hasItsSegmentsInTheirOrder() {
        assertThat(parse("2.5.1", "PID|1\rORC|NW\rOBR|1\rORC|NW\rOBR|2\rZDS|1\r")
                        .segments())
                .extracting(Hl7Message.Part::name)
                .containsExactly("MSH", "PID", "ORC", "OBR", "ORC", "OBR", "ZDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "2.4^CHN", "", "2.9.9"})
    void isReadWhateverVersionTheSenderNames(String version) {
        assertThat(parse(version, "PID|1||P7\r").required("PID").value(3)).isEqualTo("P7");
    }

    @Test
    void hasNoMillionRepetitions() {
        assertThatThrownBy(() -> parse("2.5.1", "OBX|1|TX|||" + "~".repeat(1_000_000) + "\r"))
                .isInstanceOf(Hl7Exception.class)
                .hasMessageContaining("10000 repetitions");
    }

    @Test
    void hasNoMillionParts() {
        assertThatThrownBy(() -> parse("2.5.1", "OBX|1|TX|||" + "^".repeat(1_000_000) + "\r"))
                .isInstanceOf(Hl7Exception.class)
                .hasMessageContaining("500000 parts");
    }

    @Test
    void givesValuesUnescaped() {
        Hl7Message.Part pid =
                parse("2.5.1", "PID|1||a\\T\\b^^^H&1.2&ISO~c||\"\"\r").required("PID");
        assertThat(pid.value(3)).isEqualTo("a&b");
        assertThat(pid.value(3, 1, 4, 2)).isEqualTo("1.2");
        assertThat(pid.value(3, 2, 1, 1)).isEqualTo("c");
        assertThat(pid.value(3, 3, 1, 1)).isEmpty();
        assertThat(pid.value(5)).isEmpty();
        assertThat(pid.value(40)).isEmpty();
    }

    @Test
    void turnsTheNameIntoDicomsOrder() {
        PatientIdentity patient = PatientIdentity.of(
                parse("2.5.1", "PID|1||C1^^^^NI~P1^^^HOSP^MR||Zhang^San^X^Jr^Dr^^^A~张^三^^^^^^I||19800102|M\r")
                        .required("PID"),
                "USUAL");
        assertThat(patient).isEqualTo(new PatientIdentity("P1", "HOSP", "Zhang^San^X^Dr^Jr=张^三", "19800102", "M"));
    }

    @Test
    void namesTheSegmentThatIsMissing() {
        assertThatThrownBy(() -> parse("2.5.1", "EVN|A04\r").required("PID"))
                .isInstanceOf(Hl7Exception.class)
                .hasMessage("PID is missing");
    }
}
