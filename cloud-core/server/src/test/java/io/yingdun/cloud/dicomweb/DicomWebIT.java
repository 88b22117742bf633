package io.yingdun.cloud.dicomweb;

import static io.yingdun.cloud.dicomweb.Multipart.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.dicomweb.Multipart.Part;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** DICOMweb as a client sees it (PS3.18 §10). */
class DicomWebIT extends RunningCloud {

    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @Autowired
    private Ingest ingest;

    private TestInstance stored() {
        return stored(TestInstance.ofNewStudy());
    }

    private TestInstance stored(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private static String study(TestInstance instance) {
        return "/dicomweb/studies/" + instance.studyUid();
    }

    private Answer get(String path, String accept) {
        return service().get(path, "Accept", accept);
    }

    private static DicomFile dicom(byte[] bytes) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(bytes), LoadPolicy.ALL);
    }

    private Answer store(String path, byte[] body, String... headers) {
        return service().post(path, Multipart.TYPE, body, headers);
    }

    @Test
    void aStudyComesBackByteForByte() {
        TestInstance first = stored();
        TestInstance second = stored(first.sibling(2));
        Answer answer = get(study(first), AS_STORED);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(parts(answer)).extracting(Part::body).containsExactly(first.file(), second.file());
        Answer series = get(study(first) + "/series/" + first.seriesUid(), AS_STORED);
        assertThat(parts(series)).hasSize(2);
    }

    @Test
    void anInstanceComesAloneAndInParts() {
        TestInstance instance = stored();
        Answer whole = get(instance.path(), "application/dicom; transfer-syntax=*");
        assertThat(whole.body()).isEqualTo(instance.file());
        assertThat(whole.header("Cache-Control")).contains("immutable").contains("private");
        Answer again = service()
                .get(
                        instance.path(),
                        "Accept",
                        "application/dicom; transfer-syntax=*",
                        "If-None-Match",
                        whole.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        Answer part = service()
                .get(instance.path(), "Accept", "application/dicom; transfer-syntax=*", "Range", "bytes=128-131");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("DICM");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 128-131/" + instance.file().length);
    }

    @Test
    void implicitVrAndBigEndianNeverTravelOverTheWeb() throws Exception {
        for (TransferSyntax syntax :
                List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN)) {
            TestInstance instance = stored(TestInstance.ofNewStudy().in(syntax));
            DicomFile given = dicom(
                    get(instance.path(), "application/dicom; transfer-syntax=*").body());
            assertThat(given.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(given.dataSet()).isEqualTo(instance.dataSet());
        }
    }

    @Test
    void aFrameIsItsPixels() {
        TestInstance instance = stored();
        byte[] pixels = ((io.yingdun.dicom.data.ValueElement) instance.dataSet().get(Tag.PixelData)).value();
        Answer single = get(instance.path() + "/frames/1", "application/octet-stream");
        assertThat(single.body()).isEqualTo(pixels);
        assertThat(single.header("Content-Type"))
                .isEqualTo("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
        Answer multi = get(instance.path() + "/frames/1", "multipart/related; type=\"application/octet-stream\"");
        assertThat(parts(multi)).extracting(Part::body).containsExactly(pixels);
        assertThat(multi.header("Content-Length")).isEqualTo("" + multi.body().length);
        Answer range = service()
                .get(instance.path() + "/frames/1", "Accept", "application/octet-stream", "Range", "bytes=10-19");
        assertThat(range.body()).isEqualTo(Arrays.copyOfRange(pixels, 10, 20));
        assertThat(get(instance.path() + "/frames/2", "application/octet-stream")
                        .status())
                .isEqualTo(404);
        assertThat(get(instance.path() + "/frames/0", "application/octet-stream")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void metadataHasNoPixelsButTheirAddress() {
        TestInstance instance = stored();
        JsonNode metadata =
                get(study(instance) + "/metadata", "application/dicom+json").json();
        assertThat(metadata).hasSize(1);
        assertThat(metadata.at("/0/00100010/Value/0/Ideographic").asString()).isEqualTo("王^小东");
        String bulk = metadata.at("/0/7FE00010/BulkDataURI").asString();
        byte[] pixels = ((io.yingdun.dicom.data.ValueElement) instance.dataSet().get(Tag.PixelData)).value();
        assertThat(get(bulk, "application/octet-stream").body()).isEqualTo(pixels);
        assertThat(parts(get(bulk, "*/*"))).extracting(Part::body).containsExactly(pixels);
        for (String part : List.of("/series/" + instance.seriesUid() + "/metadata", "")) {
            String address = part.isEmpty() ? instance.path() + "/metadata" : study(instance) + part;
            assertThat(get(address, "application/json").json()).isEqualTo(metadata);
        }
    }

    @Test
    void aSearchFindsByEitherGroupOfTheName() {
        TestInstance instance = stored();
        for (String name : List.of("Wang*", "王*", "wang^xiaodong")) {
            JsonNode found = service()
                    .get("/dicomweb/studies?PatientID=" + instance.patientId() + "&PatientName="
                            + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
                    .json();
            assertThat(found).as(name).hasSize(1);
            assertThat(found.at("/0/0020000D/Value/0").asString()).isEqualTo(instance.studyUid());
            assertThat(found.at("/0/00081190/Value/0").asString()).endsWith(study(instance));
            assertThat(found.at("/0/00201208/Value/0").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theApiSaysWhatASearchMatches() {
        assertThat(service()
                        .get("/api/openapi.json")
                        .json()
                        .at("/paths/~1dicomweb~1studies/get/description")
                        .asString())
                .startsWith(SearchController.MATCHING)
                .contains("SEARCH");
    }

    @Test
    void aSearchWithoutResultHasNoContentAndOneWithMoreSaysSo() {
        TestInstance first = stored();
        stored(first.sibling(2));
        stored(first.sibling(3));
        assertThat(service().get("/dicomweb/studies?PatientID=nobody").status()).isEqualTo(204);
        Answer two = service().get(study(first) + "/instances?limit=2");
        assertThat(two.json()).hasSize(2);
        assertThat(two.header("Warning")).contains("1 additional results");
        Answer rest = service().get(study(first) + "/instances?limit=2&offset=2");
        assertThat(rest.json()).hasSize(1);
        assertThat(rest.header("Warning")).isEmpty();
        assertThat(rest.json().at("/0/00200013/Value/0").asInt()).isEqualTo(3);
    }

    @Test
    void aKeyThatCannotBeSearchedByIsRefusedNotIgnored() {
        for (String query : List.of("Rows=5", "Nonsense=1", "limit=-1", "fuzzymatching=maybe", "Modality=CT")) {
            assertThat(service().get("/dicomweb/studies?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(service()
                        .get("/dicomweb/series?Modality=CT&RequestAttributesSequence.RequestedProcedureID=none")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void fieldsBeyondTheIndexAreTakenFromTheHeader() {
        TestInstance instance = stored(TestInstance.ofNewStudy().with(Tag.SliceThickness, "1.25"));
        String query = study(instance) + "/instances?includefield=SliceThickness";
        assertThat(service().get(query).json().at("/0/00180050/Value/0").asDouble())
                .isEqualTo(1.25);
        assertThat(service().get(study(instance) + "/instances").json().at("/0").has("00180050"))
                .isFalse();
    }

    @Test
    void aPictureIsMadeInTheFormatAndSizeAskedFor() throws Exception {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(64, 48));
        Answer picture = get(instance.path() + "/rendered?viewport=24,24&window=100,200,linear", "image/png");
        var image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(image.getHeight()).isEqualTo(24);
        assertThat(image.getWidth()).isEqualTo(18);
        assertThat(get(instance.path() + "/frames/1/rendered", "image/jpeg").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(get(study(instance) + "/thumbnail", "*/*").body()).startsWith(0xFF, 0xD8);
        assertThat(get(instance.path() + "/rendered?window=1", "image/png").status())
                .isEqualTo(400);
        assertThat(get(instance.path() + "/frames/7/rendered", "image/png").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoImageHasNoPicture() {
        TestInstance report =
                stored(TestInstance.ofNewStudy().without(Tag.PixelData).without(Tag.Rows));
        assertThat(get(report.path() + "/rendered", "image/jpeg").code()).isEqualTo("not-renderable");
        assertThat(get(report.path() + "/frames/1", "*/*").status()).isEqualTo(406);
    }

    @Test
    void olderViewersRetrieveByWadoUri() {
        TestInstance instance = stored();
        String base = "/dicomweb/wado?requestType=WADO&studyUID=" + instance.studyUid() + "&seriesUID="
                + instance.seriesUid() + "&objectUID=" + instance.sopUid();
        assertThat(service().get(base + "&contentType=application/dicom").body())
                .isEqualTo(instance.file());
        assertThat(service().get(base).body()).startsWith(0xFF, 0xD8);
        assertThat(service().get(base + "&windowCenter=5").status()).isEqualTo(400);
        assertThat(service().get(base + "&contentType=image/jpeg;q=1").status()).isEqualTo(400);
    }

    @Test
    void eachPartOfAStoreHasItsFateTold() {
        TestInstance good = TestInstance.ofNewStudy();
        TestInstance other = TestInstance.ofNewStudy();
        byte[] cut = Arrays.copyOf(other.file(), 300);
        Answer answer = store("/dicomweb/studies", Multipart.of(good.file(), cut));
        assertThat(answer.status()).isEqualTo(202);
        JsonNode json = answer.json();
        assertThat(json.at("/00081199/Value/0/00081155/Value/0").asString()).isEqualTo(good.sopUid());
        assertThat(json.at("/0008119A/Value/0/00081197/Value/0").asInt()).isEqualTo(0xC000);
        assertThat(get(good.path(), "application/dicom; transfer-syntax=*").body())
                .isEqualTo(good.file());
        assertThat(store("/dicomweb/studies", Multipart.of(cut)).status()).isEqualTo(409);
        assertThat(store("/dicomweb/studies", Multipart.of(good.file())).status())
                .as("the same again is harmless")
                .isEqualTo(200);
    }

    @Test
    void aStoreIntoAnotherStudyIsRefused() {
        TestInstance instance = TestInstance.ofNewStudy();
        Answer answer = store("/dicomweb/studies/1.2.3", Multipart.of(instance.file()));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/00081198/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xA900);
        assertThat(get(instance.path(), AS_STORED).status()).isEqualTo(404);
    }

    @Test
    void aStoreMayBeCompressedAndASingleFile() throws Exception {
        TestInstance zipped = TestInstance.ofNewStudy();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(Multipart.of(zipped.file()));
        }
        assertThat(store("/dicomweb/studies", body.toByteArray(), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        assertThat(get(zipped.path(), AS_STORED).status()).isEqualTo(200);
        TestInstance single = TestInstance.ofNewStudy();
        assertThat(service()
                        .post("/dicomweb/studies", "application/dicom", single.file())
                        .status())
                .isEqualTo(200);
        assertThat(get(single.path(), AS_STORED).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatBreaksOffTellsWhatWasStoredAndThatSomethingIsMissing() {
        TestInstance whole = TestInstance.ofNewStudy();
        byte[] body = Multipart.of(whole.file(), TestInstance.ofNewStudy().file());
        Answer answer = store("/dicomweb/studies", Arrays.copyOf(body, body.length - 200));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/00081199/Value")).hasSize(1);
        assertThat(answer.json().at("/0008119A/Value")).isNotEmpty();
    }

    @Test
    void otherBodiesAreNotTaken() {
        assertThat(service()
                        .post("/dicomweb/studies", "text/plain", new byte[3])
                        .status())
                .isEqualTo(415);
        assertThat(service()
                        .post("/dicomweb/studies", "multipart/related; type=\"text/html\"; boundary=B", new byte[3])
                        .status())
                .isEqualTo(415);
        assertThat(store("/dicomweb/studies", new byte[2], "Content-Encoding", "br")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void withoutAKeyNothingIsGiven() {
        TestInstance instance = stored();
        for (String address : List.of("/dicomweb/studies", study(instance), instance.path() + "/frames/1")) {
            assertThat(anyone().get(address).status()).as(address).isEqualTo(401);
        }
    }
}
