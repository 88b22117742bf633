package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.testkit.Dcmtk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** DCMTK's movescu has studies sent, to itself and elsewhere. */
class DcmtkMoveIT extends DcmtkPeer {

    @Autowired
    private JdbcTemplate database;

    private Dcmtk.Outcome move(Path received, String destination, String model, String... keys)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "-d", model, "-aem", destination, "--port", Integer.toString(peerPort()), "-od", received.toString()));
        for (String key : keys) {
            words.addAll(List.of("-k", key));
        }
        return ask("movescu", words.toArray(String[]::new));
    }

    private static String study(TestInstance instance) {
        return "StudyInstanceUID=" + instance.studyUid();
    }

    @Test
    void sendsAStudyToTheOneWhoAsks() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        TestInstance sibling = instance.sibling(2);
        archive(instance, sibling);
        Path received = subfolder("received");
        Dcmtk.Outcome outcome = move(received, "DCMTK", "-S", "QueryRetrieveLevel=STUDY", study(instance));
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(dataSets(received))
                .extracting(dataSet -> dataSet.string(Tag.SOPInstanceUID).orElse(""))
                .containsExactlyInAnyOrder(instance.sopUid(), sibling.sopUid());
    }

    @Test
    void sendsOneImageOfASeries() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance, instance.sibling(2));
        Path received = subfolder("received");
        move(
                received,
                "DCMTK",
                "-S",
                "QueryRetrieveLevel=IMAGE",
                study(instance),
                "SeriesInstanceUID=" + instance.seriesUid(),
                "SOPInstanceUID=" + instance.sopUid());
        List<DataSet> dataSets = dataSets(received);
        assertThat(dataSets).hasSize(1);
        assertThat(dataSets.get(0).string(Tag.SOPInstanceUID)).hasValue(instance.sopUid());
    }

    @Test
    void sendsAllOfAPatient() throws IOException, InterruptedException {
        TestInstance first = TestInstance.ofNewStudy();
        archive(first, TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()));
        Path received = subfolder("received");
        move(received, "DCMTK", "-P", "QueryRetrieveLevel=PATIENT", "PatientID=" + first.patientId());
        assertThat(dataSets(received)).hasSize(2);
    }

    @Test
    void knowsNoDestinationThatIsNoPeer() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        Dcmtk.Outcome outcome =
                move(subfolder("received"), "NOWHERE", "-S", "QueryRetrieveLevel=STUDY", study(instance));
        assertThat(outcome.output()).contains("0xa801: Refused");
    }

    @Test
    void sendsToNoPeerThatMayNotBeADestination() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance);
        Dcmtk.Outcome outcome =
                move(subfolder("received"), "MODALITY", "-S", "QueryRetrieveLevel=STUDY", study(instance));
        assertThat(outcome.output()).contains("0xa801: Refused");
    }

    @Test
    void countsAsFailedWhatADestinationThatIsDownDidNotGet() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        archive(instance, instance.sibling(2));
        Dcmtk.Outcome outcome = move(subfolder("received"), "DOWN", "-S", "QueryRetrieveLevel=STUDY", study(instance));
        assertThat(outcome.output()).contains("0xa702: Refused", "Failed Suboperations          : 2");
        assertThat(database.queryForList(
                        "select actor from audit_entry where subject = ? and action = 'data.instances-read'",
                        String.class,
                        instance.studyUid()))
                .containsExactly("DCMTK for DOWN");
    }

    @Test
    void refusesARetrievalOfEverybody() throws IOException, InterruptedException {
        Path received = subfolder("received");
        assertThat(move(received, "DCMTK", "-S", "QueryRetrieveLevel=STUDY").output())
                .contains("DataSetDoesNotMatchSOPClass");
        assertThat(move(received, "DCMTK", "-P", "QueryRetrieveLevel=PATIENT", "PatientID=*")
                        .output())
                .contains("DataSetDoesNotMatchSOPClass");
    }
}
