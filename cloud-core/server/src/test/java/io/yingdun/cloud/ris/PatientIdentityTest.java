package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientIdentityTest {

    private static final String ID_CARD = "110101200001020017";

    private static PatientIdentity of(String identifiers, String birth) {
        return PatientIdentity.of(
                Hl7Message.parse("MSH|^~\\&|HIS|H|RIS||20260101||ADT^A04|1|P|2.5.1\rPID|1||" + identifiers + "||||"
                                + birth + "\r")
                        .required("PID"),
                "USUAL");
    }

    private static PatientIdentity identified(String identifiers) {
        return of(identifiers, "");
    }

    @ParameterizedTest
    @CsvSource({
        ID_CARD + "^^^^NI~1001, 1001",
        ID_CARD + "^^^^ni~1001^^^^ZY, 1001",
        "1001~1002^^^^MR, 1002",
        "^^^^MR~1001, 1001",
        "G123^^^^PPN~" + ID_CARD + "^^^^NNCHN~H1^^^^HC~1001^^^^PI, 1001",
        "G123^^^^PPN~S1^^^^SS~D1^^^^DL~1001, 1001"
    })
    void hasTheRecordNumberElseWhatIsNoDocuments(String identifiers, String patientId) {
        assertThat(identified(identifiers).patientId()).isEqualTo(patientId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NI", "NN", "NNCHN", "PPN", "PRC", "DL", "SS", "HC", "MI", "BC"})
    void isNeverADocumentsNumber(String type) {
        assertThatThrownBy(() -> identified(ID_CARD + "^^^^" + type))
                .isInstanceOf(Hl7Exception.class)
                .hasMessageStartingWith("PID-3 has only numbers of official documents")
                .hasMessageNotContaining(ID_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "^^^HOSP^MR", "\"\""})
    void isNobodyWithoutAnId(String identifiers) {
        assertThatThrownBy(() -> identified(identifiers))
                .isInstanceOf(Hl7Exception.class)
                .hasMessage("PID-3 has no ID of 1 to 64 characters without backslash");
    }

    @Test
    void isNobodyInASegmentThatEndsBefore() {
        Hl7Message.Part pid = Hl7Message.parse("MSH|^~\\&|HIS|H|RIS||20260101||ADT^A04|1|P|2.5.1\rPID|1\r")
                .required("PID");
        assertThatThrownBy(() -> PatientIdentity.of(pid, "USUAL"))
                .isInstanceOf(Hl7Exception.class)
                .hasMessage("PID-3 has no ID of 1 to 64 characters without backslash");
    }

    @Test
    void hasAnIssuerThatTheArchiveCanKeep() {
        assertThat(identified("1001^^^H\\T\\S").issuer()).isEqualTo("H&S");
        assertThatThrownBy(() -> identified("1001^^^" + "H".repeat(65)))
                .isInstanceOf(Hl7Exception.class)
                .hasMessageStartingWith("PID-3.4 is no issuer");
    }

    @ParameterizedTest
    @CsvSource({"2000-01-02, 20000102", "20000102083000, 20000102", "200001, ''", "'', ''"})
    void isBornOnTheDayThatIsSaid(String birth, String date) {
        assertThat(of("1001", birth).birthDate()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-13-01", "20010229", "2000-01-"})
    void isNotTakenWithADateThatIsNone(String birth) {
        assertThatThrownBy(() -> of("1001", birth))
                .isInstanceOf(Hl7Exception.class)
                .hasMessage("PID-7 is no date: " + birth);
    }
}
