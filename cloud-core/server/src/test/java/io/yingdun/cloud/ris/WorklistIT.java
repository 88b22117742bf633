package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.testkit.Dcmtk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DCMTK's findscu as a modality. */
class WorklistIT extends RisSender {

    private static final String STEP = "ScheduledProcedureStepSequence[0].";

    private final String accession = unique();

    @BeforeEach
    void place() throws IOException {
        Dcmtk.assumeInstalled();
        apply(
                "OMI^O23",
                pid("P" + accession),
                "ORC|NW|PL1|FI1",
                "TQ1|||||||203001050830",
                "OBR|1|PL1|FI1|CT01^胸部CT平扫",
                "IPC|" + accession + "|RP1||SPS1|CT||||CT_ROOM1",
                "IPC|" + accession + "|RP1||SPS2|MR");
    }

    private String find(String aeTitle, String... keys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("findscu", "-W", "-v", "-aet", aeTitle, "-aec", "YINGDUN"));
        command.addAll(List.of("localhost", Integer.toString(dicomPort()), "-k", "AccessionNumber=" + accession));
        for (String key : List.of(
                "PatientName",
                "PatientID",
                "StudyInstanceUID",
                "RequestedProcedureDescription",
                STEP + "ScheduledProcedureStepID",
                STEP + "Modality",
                STEP + "ScheduledStationAETitle",
                STEP + "ScheduledProcedureStepStartDate")) {
            command.addAll(List.of("-k", key));
        }
        for (String key : keys) {
            command.addAll(List.of("-k", key));
        }
        // Printed as it came, in UTF-8, and read byte by byte.
        String printed = Dcmtk.run(command.toArray(String[]::new)).output();
        return new String(printed.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void hasWhatWasOrdered() throws IOException, InterruptedException {
        assertThat(find("DCMTK", STEP + "Modality=CT"))
                .contains("Zhang^San=张^三", "胸部CT平扫", "P" + accession, "[SPS1]", "[CT_ROOM1]", "[20300105]", "[2.25.")
                .doesNotContain("SPS2");
    }

    @Test
    void isAskedForByStationAndDay() throws IOException, InterruptedException {
        String day = STEP + "ScheduledProcedureStepStartDate=20300104-20300106";
        assertThat(find("DCMTK", STEP + "ScheduledStationAETitle=CT_ROOM1", day))
                .contains("SPS1", "SPS2");
        assertThat(find("DCMTK", STEP + "ScheduledStationAETitle=CT_ROOM2", day))
                .contains("SPS2")
                .doesNotContain("SPS1");
        assertThat(find("DCMTK", STEP + "ScheduledProcedureStepStartDate=20300106-"))
                .doesNotContain("SPS1");
    }

    @Test
    void isAskedForByAPartOfTheName() throws IOException, InterruptedException {
        assertThat(find("DCMTK", "PatientName=zhang*")).contains("SPS1");
        assertThat(find("DCMTK", "PatientName=li*")).doesNotContain("SPS1");
    }

    @Test
    void hasNothingThatWasCancelled() throws IOException, InterruptedException {
        apply("ORM^O01", pid("P" + accession), "ORC|CA||" + accession);
        assertThat(find("DCMTK")).doesNotContain("SPS1").doesNotContain("SPS2");
    }

    @Test
    void isNotForPeersWithoutTheRight() throws IOException, InterruptedException {
        assertThat(find("MODALITY"))
                .contains("No Acceptable Presentation Contexts")
                .doesNotContain("SPS1");
    }
}
