package io.yingdun.cloud.inplace;

import static io.yingdun.cloud.inplace.PacsFolder.isIndexed;
import static io.yingdun.cloud.inplace.PacsFolder.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.foundation.testkit.ApiClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** ReportFiles that lie beside the images. */
class ReportFilesIT extends RunningCloud {

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis());
    private static final String TEXT = "双肺纹理清晰，未见明显实变影。";

    private final PacsFolder pacs = new PacsFolder(pacs());

    @Autowired
    private Archive archive;

    private static String newAccession() {
        return "AC" + NEXT.incrementAndGet();
    }

    private JsonNode reports(TestInstance of, int atLeast) {
        return soon().until(() -> service().get(path(of)).json(), found -> found.isArray() && found.size() >= atLeast);
    }

    private static String path(TestInstance of) {
        return "/api/archive/studies/" + of.studyUid() + "/reports";
    }

    @Test
    void textAndPdfNamedByTheAccessionNumberBelongToTheStudy() throws Exception {
        String accession = newAccession();
        TestInstance sent = TestInstance.ofNewStudy().with(Tag.AccessionNumber, accession);
        pacs.write("reports/" + accession + ".txt", TEXT.getBytes(Charset.forName("GB18030")));
        pacs.write("reports/" + accession + "_终稿.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        pacs.write("reports/" + accession + "9.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        pacs.write("images/" + accession, sent);
        isIndexed(archive, sent);
        JsonNode found = reports(sent, 2);
        assertThat(found).hasSize(2);
        for (JsonNode report : found) {
            ApiClient.Answer answer =
                    service().get(path(sent) + "/" + report.get("id").asLong());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(report.get("type").asString().equals("TEXT") ? TEXT : "%PDF-1.7\n");
        }
    }

    @Test
    void structuredReportsAndEncapsulatedPdfsBecomeInstancesOfTheStudy() throws Exception {
        byte[] pdf = "%PDF-1.7\nreport\n".getBytes(StandardCharsets.US_ASCII);
        TestInstance image = TestInstance.ofNewStudy();
        TestInstance structured = TestInstance.ofSeries(image.studyUid(), TestInstance.newUid())
                .with(Tag.SOPClassUID, UID.BasicTextSRStorage)
                .with(Tag.Modality, "SR")
                .with(Tag.PatientID, image.patientId())
                .without(Tag.PixelData);
        TestInstance encapsulated = TestInstance.ofSeries(image.studyUid(), TestInstance.newUid())
                .with(Tag.SOPClassUID, UID.EncapsulatedPDFStorage)
                .with(Tag.Modality, "DOC")
                .with(Tag.PatientID, image.patientId())
                .without(Tag.PixelData);
        encapsulated.dataSet().put(ElementFactory.bytes(Tag.EncapsulatedDocument, VR.OB, pdf));
        for (TestInstance each : List.of(image, structured, encapsulated)) {
            pacs.write("study/" + each.sopUid(), each);
            isIndexed(archive, each);
        }

        assertThat(seriesOf(image, "SR")).isEqualTo(structured.seriesUid());
        assertThat(seriesOf(image, "DOC")).isEqualTo(encapsulated.seriesUid());
    }

    private String seriesOf(TestInstance study, String modality) {
        JsonNode found = service()
                .get("/dicomweb/studies/" + study.studyUid() + "/series?Modality=" + modality)
                .json();
        return found.path(0).path("0020000E").path("Value").path(0).asString();
    }

    @Test
    void aReportOfAnotherStudyIsNotThere() throws Exception {
        String accession = newAccession();
        TestInstance own = TestInstance.ofNewStudy().with(Tag.AccessionNumber, accession);
        TestInstance other = TestInstance.ofNewStudy().with(Tag.AccessionNumber, newAccession());
        pacs.write("reports/" + accession + ".txt", TEXT.getBytes(StandardCharsets.UTF_8));
        pacs.write("images/" + accession, own);
        pacs.write("images/other" + accession, other);
        isIndexed(archive, own);
        isIndexed(archive, other);
        long id = reports(own, 1).get(0).get("id").asLong();
        assertThat(service().get(path(other) + "/" + id).code()).isEqualTo("not-found");
    }

    @Test
    void whereTwoPatientsShareAnAccessionNumberNoReportIsGiven() throws Exception {
        String accession = newAccession();
        TestInstance one = TestInstance.ofNewStudy().with(Tag.AccessionNumber, accession);
        TestInstance other = TestInstance.ofNewStudy().with(Tag.AccessionNumber, accession);
        pacs.write("images/1" + accession, one);
        isIndexed(archive, one);
        pacs.write("reports/" + accession + ".txt", TEXT.getBytes(StandardCharsets.UTF_8));
        reports(one, 1);
        pacs.write("images/2" + accession, other);
        isIndexed(archive, other);
        assertThat(service().get(path(one)).code()).isEqualTo("accession-number-shared");
    }
}
