package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorklistMatchingTest {

    private static final DataSet ITEM = new WorklistItem(PeerCharacterSet.UTF_8.characterSet())
            .of(new ScheduledStep(
                    "A".repeat(40),
                    "P1",
                    "HOSP",
                    "Zhang^San=张^三",
                    "19800102",
                    "M",
                    "1.2.3",
                    "RP1",
                    "SPS1",
                    "CT",
                    "PL1",
                    "FI1",
                    "CT",
                    "",
                    "20260105",
                    "083000"));

    private static boolean matches(int tag, VR vr, String key) {
        return WorklistMatching.matches(
                new DataSet().put(ElementFactory.text(tag, vr, PeerCharacterSet.UTF_8.characterSet(), List.of(key))),
                ITEM);
    }

    @ParameterizedTest
    @CsvSource({
        "zhang*, true",
        "张*, true",
        "*^三, true",
        "Zhang^San=张^三, true",
        "li*, false",
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b, false"
    })
    void findsAPartOfAComponentGroup(String key, boolean found) {
        assertThat(matches(Tag.PatientName, VR.PN, key)).isEqualTo(found);
    }

    @Test
    void findsAnAccessionNumberThatIsLongerThanDicomAllows() {
        assertThat(matches(Tag.AccessionNumber, VR.SH, "A".repeat(40))).isTrue();
        assertThat(matches(Tag.AccessionNumber, VR.SH, "A".repeat(39))).isFalse();
    }

    @Test
    void findsNothingByAKeyThatNoValueHasRoomFor() {
        assertThat(matches(Tag.AccessionNumber, VR.SH, "*".repeat(64))).isTrue();
        assertThat(matches(Tag.AccessionNumber, VR.SH, "*".repeat(65))).isFalse();
        assertThat(matches(Tag.PatientName, VR.PN, "*".repeat(194))).isTrue();
        assertThat(matches(Tag.PatientName, VR.PN, "*".repeat(195))).isFalse();
    }

    /** A UT may be as long as its sender likes. */
    @Test
    void goesByTheItemsValueRepresentationNotTheKeys() {
        assertThat(matches(Tag.StudyInstanceUID, VR.UT, "1.2.*")).isFalse();
        assertThat(matches(Tag.PatientName, VR.UT, "张*")).isTrue();
    }
}
