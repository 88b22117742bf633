package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonWriter;
import io.yingdun.dicom.xml.NativeModelReader;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** STOW-RS of metadata and bulk data, and metadata and search results as XML (PS3.18 §10.5, §10.4, §10.6). */
class MetadataStoreIT extends RunningCloud {

    private static final String XML = "multipart/related; type=\"application/dicom+xml\"";
    private static final String PIXELS = "pixels";

    private static byte[] pixels(TestInstance instance) {
        return ((ValueElement) instance.dataSet().get(Tag.PixelData)).value();
    }

    /** The data set with its pixel data elsewhere. */
    private static String json(TestInstance instance) {
        StringWriter text = new StringWriter();
        DataSet header = new DataSet();
        instance.dataSet().forEach(element -> {
            if (element.tag() != Tag.PixelData) {
                header.put(element);
            }
        });
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new DicomJsonWriter((element, region) -> "", DicomJsonWriter.CharacterSetValue.UTF_8).write(header, json);
        }
        String object = text.toString();
        return "[" + object.substring(0, object.length() - 1) + ",\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\""
                + PIXELS + "\"}}]";
    }

    private static byte[] parts(String metadataType, byte[] metadata, String bulkType, byte[] bulk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("--B\r\nContent-Type: " + metadataType + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(metadata);
        out.writeBytes(("\r\n--B\r\nContent-Type: " + bulkType + "\r\nContent-Location: " + PIXELS + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bulk);
        out.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private Answer store(String type, byte[] body, String... headers) {
        return service()
                .post("/dicomweb/studies", "multipart/related; type=\"" + type + "\"; boundary=B", body, headers);
    }

    private Answer storeJson(TestInstance instance, String bulkType, byte[] bulk) {
        byte[] metadata = json(instance).getBytes(StandardCharsets.UTF_8);
        return store("application/dicom+json", parts("application/dicom+json", metadata, bulkType, bulk));
    }

    private DicomFile retrieved(TestInstance instance) throws IOException {
        byte[] file = service()
                .get(instance.path(), "Accept", "application/dicom; transfer-syntax=*")
                .body();
        return new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.ALL);
    }

    private static List<byte[]> bodies(Answer answer) {
        List<Multipart.Part> parts = Multipart.parts(answer);
        assertThat(parts).allSatisfy(part -> assertThat(part.type()).isEqualTo("application/dicom+xml"));
        return parts.stream().map(Multipart.Part::body).toList();
    }

    private static DataSet xml(byte[] document, List<String> uris) throws IOException {
        return new NativeModelReader(
                        uri -> {
                            uris.add(uri);
                            return new byte[0];
                        },
                        1 << 20)
                .read(new ByteArrayInputStream(document));
    }

    @Test
    void jsonAndItsBulkDataAreOneInstance() throws IOException {
        TestInstance instance = TestInstance.ofNewStudy();
        Answer answer = storeJson(instance, "application/octet-stream", pixels(instance));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(retrieved(instance).dataSet()).isEqualTo(instance.dataSet());
    }

    @Test
    void aCompressedImageIsKeptAsItCame() throws IOException {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] codeStream = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, (byte) 0xFF, (byte) 0xD9};
        Answer answer = storeJson(instance, "image/jls; transfer-syntax=" + UID.JPEGLSLossless, codeStream);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        DicomFile file = retrieved(instance);
        assertThat(file.transferSyntax()).isEqualTo(TransferSyntax.of(UID.JPEGLSLossless));
        assertThat(((io.yingdun.dicom.data.FragmentsElement) file.dataSet().get(Tag.PixelData))
                        .contents()
                        .get(0))
                .startsWith(codeStream);
    }

    @Test
    void whatRefersToBulkDataThatDidNotComeIsRefusedByName() {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] body = ("--B\r\nContent-Type: application/dicom+json\r\n\r\n" + json(instance) + "\r\n--B--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        Answer answer = store("application/dicom+json", body);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/00081198/Value/0/00081155/Value/0").asString())
                .isEqualTo(instance.sopUid());
        assertThat(answer.json().at("/00081198/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xC000);
    }

    @Test
    void metadataAndSearchResultsAreGivenAsXml() throws IOException {
        TestInstance instance = TestInstance.ofNewStudy();
        storeJson(instance, "application/octet-stream", pixels(instance));
        List<String> uris = new ArrayList<>();
        for (String address : List.of(
                instance.path() + "/metadata",
                "/dicomweb/studies/" + instance.studyUid() + "/metadata",
                "/dicomweb/studies/" + instance.studyUid() + "/instances?includefield=all")) {
            List<byte[]> documents = bodies(service().get(address, "Accept", XML));
            assertThat(documents).hasSize(1);
            DataSet dataSet = xml(documents.get(0), uris);
            assertThat(dataSet.string(Tag.PatientName)).as(address).hasValue("Wang^XiaoDong=王^小东");
            assertThat(dataSet.integer(Tag.Rows)).hasValue(16);
        }
        assertThat(service()
                        .get(uris.get(0), "Accept", "application/octet-stream")
                        .body())
                .isEqualTo(pixels(instance));
        List<byte[]> studies =
                bodies(service().get("/dicomweb/studies?StudyInstanceUID=" + instance.studyUid(), "Accept", XML));
        assertThat(xml(studies.get(0), uris).string(Tag.PatientID)).hasValue(instance.patientId());
    }

    @Test
    void xmlGivenIsXmlTakenAndAnsweredInXml() {
        TestInstance instance = TestInstance.ofNewStudy();
        storeJson(instance, "application/octet-stream", pixels(instance));
        String document = new String(
                        bodies(service().get(instance.path() + "/metadata", "Accept", XML))
                                .get(0),
                        StandardCharsets.UTF_8)
                .replaceAll("uri=\"[^\"]*\"", "uri=\"" + PIXELS + "\"")
                .replace(instance.sopUid(), instance.sopUid() + ".1");
        Answer answer = store(
                "application/dicom+xml",
                parts(
                        "application/dicom+xml",
                        document.getBytes(StandardCharsets.UTF_8),
                        "application/octet-stream",
                        pixels(instance)),
                "Accept",
                "application/dicom+xml");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/dicom+xml");
        assertThat(answer.text()).contains("ReferencedSOPSequence", instance.sopUid() + ".1");
        byte[] frame = service()
                .get(instance.path() + ".1/frames/1", "Accept", "application/octet-stream")
                .body();
        assertThat(frame).isEqualTo(pixels(instance));
    }

    @Test
    void hostileXmlIsRefused() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                + "<NativeDicomModel>&b;</NativeDicomModel>";
        Answer answer = store(
                "application/dicom+xml",
                parts("application/dicom+xml", bomb.getBytes(StandardCharsets.UTF_8), "text/plain", new byte[0]));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).doesNotContain("root:");
    }
}
