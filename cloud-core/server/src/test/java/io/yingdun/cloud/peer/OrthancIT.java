package io.yingdun.cloud.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OrthancIT extends OrthancBeside {

    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    private TestInstance storedHere() {
        TestInstance instance = TestInstance.ofNewStudy();
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private String instancesThere() throws IOException, InterruptedException {
        return orthanc.get("/instances?expand");
    }

    @Test
    void echoesAndSendsToUs() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        String id = storedThere(instance);
        orthanc.post("/modalities/yingdun/echo", "{}");
        orthanc.post("/modalities/yingdun/store", "{\"Resources\": [\"" + id + "\"], \"Synchronous\": true}");
        assertThat(archive.instance(instance.sopUid())).isPresent();
    }

    @Test
    void findsAndFetchesWhatIsHere() throws IOException, InterruptedException {
        TestInstance instance = storedHere();
        String query = orthanc.post(
                "/modalities/yingdun/query",
                "{\"Level\": \"Study\", \"Query\": {\"PatientID\": \"" + instance.patientId() + "\"}}");
        String path = first("\"(/queries/[0-9a-f-]+)\"", query);
        assertThat(orthanc.get(path + "/answers/0/content?simplify")).contains(instance.studyUid());
        orthanc.post(path + "/retrieve", "{\"TargetAet\": \"ORTHANC\", \"Synchronous\": true}");
        assertThat(instancesThere()).contains(instance.sopUid());
    }

    @Test
    void isPromisedThatWeKeepWhatItSent() throws IOException, InterruptedException {
        TestInstance instance = TestInstance.ofNewStudy();
        String id = storedThere(instance);
        orthanc.post("/modalities/yingdun/store", "{\"Resources\": [\"" + id + "\"], \"Synchronous\": true}");
        String asked = orthanc.post("/modalities/yingdun/storage-commitment", "{\"Resources\": [\"" + id + "\"]}");
        String transaction = first("\"(/storage-commitment/[0-9.]+)\"", asked);
        String report = orthanc.get(transaction);
        for (int attempt = 0; attempt < 100 && report.contains("Pending"); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
            report = orthanc.get(transaction);
        }
        assertThat(report).contains("\"Status\" : \"Success\"").contains(instance.sopUid());
    }

    @Test
    void isAClientOfOurDicomWeb() throws IOException, InterruptedException {
        Orthanc.assumeDicomWeb();
        TestInstance sent = TestInstance.ofNewStudy();
        String id = storedThere(sent);
        orthanc.post("/dicom-web/servers/yingdun/stow", "{\"Resources\": [\"" + id + "\"], \"Synchronous\": true}");
        assertThat(archive.instance(sent.sopUid())).isPresent();

        TestInstance here = storedHere();
        String found = orthanc.post(
                "/dicom-web/servers/yingdun/qido",
                "{\"Uri\": \"/studies\", \"Arguments\": {\"PatientID\": \"" + here.patientId() + "\"}}");
        assertThat(found).contains(here.studyUid()).contains("Wang^XiaoDong");
        orthanc.post(
                "/dicom-web/servers/yingdun/retrieve",
                "{\"Resources\": [{\"Study\": \"" + here.studyUid() + "\"}], \"Synchronous\": true}");
        assertThat(instancesThere()).contains(here.sopUid());
    }

    @Test
    void takesAndGivesWhatOurDicomWebGives() throws IOException, InterruptedException {
        Orthanc.assumeDicomWeb();
        TestInstance here = storedHere();
        Answer study = service().get("/dicomweb/studies/" + here.studyUid(), "Accept", AS_STORED);
        orthanc.post("/dicom-web/studies", "multipart/related; type=\"application/dicom\"; boundary=B", plain(study));
        JsonNode theirs = json(orthanc.get("/dicom-web/studies/" + here.studyUid() + "/metadata"));
        JsonNode ours = service()
                .get("/dicomweb/studies/" + here.studyUid() + "/metadata")
                .json();
        for (String tag : List.of("00080018", "00100010", "00100020", "00080020", "00200013", "00280010")) {
            assertThat(theirs.get(0).get(tag)).as(tag).isEqualTo(ours.get(0).get(tag));
        }
    }

    /** It takes no part whose type names the transfer syntax, as ours do. */
    private static byte[] plain(Answer multipart) {
        String text = new String(multipart.body(), StandardCharsets.ISO_8859_1);
        String boundary = multipart.header("Content-Type").replaceAll(".*boundary=", "");
        return text.replace("--" + boundary, "--B")
                .replaceAll("Content-Type: application/dicom[^\r]*", "Content-Type: application/dicom")
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static JsonNode json(String text) {
        return new tools.jackson.databind.json.JsonMapper().readTree(text);
    }
}
