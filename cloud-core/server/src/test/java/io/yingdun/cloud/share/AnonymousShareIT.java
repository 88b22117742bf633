package io.yingdun.cloud.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A share without identity: nothing that its holder is given tells whose it is. */
class AnonymousShareIT extends SharingDoctor {

    private static final String XML = "multipart/related; type=\"application/dicom+xml\"";
    private static final String WHOLE = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    private static final String NATIVE = "multipart/related; type=\"application/dicom\"";

    private ApiClient guest;

    @Override
    TestInstance examined(TestInstance image) {
        return image.with(Tag.PatientBirthDate, "19800102")
                .with(Tag.PatientAddress, "Zhongshan Road 7")
                .with(Tag.InstitutionName, "No. 1 Hospital")
                .with(Tag.StudyDescription, "Chest of Wang")
                .with(Tag.SeriesDescription, "Axial for Wang")
                .with(Tag.ReferringPhysicianName, "Dr^Tanigawa")
                .with(Tag.OperatorsName, "Nurse^Kobayasi")
                .with(Tag.ImageComments, "please call 13812345678");
    }

    @BeforeEach
    void somebodyWithAShareWithoutIdentity() throws IOException {
        apply(
                "ORU^R01",
                pid(patient),
                "OBR|1|PL|R1|CT01^胸部CT||||||||||||||" + accession + "|||||||F|||||||99&王&医生",
                "OBX|1|TX|59776-5^所见||患者张三,病历号" + patient + ",1980年1月2日生,电话13812345678。双肺清晰||||||F");
        guest = guest(share(Map.of("identity", false)));
    }

    /** What would tell, in the bytes of any answer. */
    private List<String> telling() {
        return List.of(
                "XiaoDong",
                "小东",
                patient,
                accession,
                "19800102",
                "1980年1月2日",
                images.dataSet().string(Tag.StudyDate).orElseThrow(),
                "Zhongshan",
                "No. 1 Hospital",
                "Wang",
                "Tanigawa",
                "Kobayasi",
                "王",
                "张三",
                "13812345678");
    }

    private void tellsNothing(String path, ApiClient.Answer answer) {
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
        for (String one : telling()) {
            assertThat(contains(answer.body(), one)).as("%s in %s", one, path).isFalse();
        }
    }

    private static boolean contains(byte[] body, String text) {
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        return bytes.contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void theArchiveTellsItToTheDoctor() {
        String told = doctor.client().get(study() + "/metadata").text();
        assertThat(told).contains("XiaoDong", patient, "Zhongshan");
    }

    @Test
    void metadataAndSearchesTellNothing() {
        String series = study() + "/series/" + images.seriesUid();
        for (String path : List.of(
                study() + "/metadata",
                series + "/metadata",
                images.path() + "/metadata",
                study() + "/series?includefield=all",
                study() + "/instances?includefield=all",
                study() + "/instances?includefield=PatientName",
                series + "/instances?includefield=all")) {
            tellsNothing(path, guest.get(path, "Accept", "application/dicom+json"));
            tellsNothing(path, guest.get(path, "Accept", XML));
        }
    }

    @Test
    void whatTheImagesAreMadeByIsToldStill() {
        JsonNode image = guest.get(images.path() + "/metadata", "Accept", "application/dicom+json")
                .json()
                .get(0);
        assertThat(image.at("/00080060/Value/0").asString()).isEqualTo("CT");
        assertThat(image.at("/00280010/Value/0").asInt()).isEqualTo(16);
        assertThat(image.at("/00120062/Value/0").asString()).isEqualTo("YES");
        assertThat(image.at("/00100010").has("Value")).isFalse();
    }

    @Test
    void aSearchByWhatIsHiddenIsRefused() {
        for (String key : List.of("PatientID=" + patient, "PatientName=Wang*", "AccessionNumber=" + accession)) {
            assertThat(guest.get(study() + "/series?" + key).code()).as(key).isEqualTo("unsupported-key");
        }
        assertThat(guest.get(study() + "/series?Modality=CT").status()).isEqualTo(200);
    }

    @Test
    void filesTellNothingInNoForm() {
        for (String accept : List.of(WHOLE, NATIVE, "application/dicom; transfer-syntax=*")) {
            tellsNothing(accept, guest.get(images.path(), "Accept", accept));
        }
        tellsNothing("study", guest.get(study(), "Accept", WHOLE));
        tellsNothing("series", guest.get(study() + "/series/" + images.seriesUid(), "Accept", WHOLE));
    }

    @Test
    void pixelsAreGivenAndNoOtherBytesOfTheFile() {
        Matcher pixels = Pattern.compile("/bulkdata/(\\d+)/(\\d+)")
                .matcher(guest.get(images.path() + "/metadata", "Accept", "application/dicom+json")
                        .text());
        assertThat(pixels.find()).isTrue();
        tellsNothing("pixels", guest.get(images.path() + pixels.group(), "Accept", "*/*"));
        int offset = Integer.parseInt(pixels.group(1));
        for (String region : List.of("0/" + offset, "0/" + (offset + 8), (offset - 100) + "/100", "300/40")) {
            assertThat(guest.get(images.path() + "/bulkdata/" + region, "Accept", "*/*")
                            .status())
                    .as(region)
                    .isEqualTo(404);
        }
    }

    @Test
    void picturesTellNothingBesideTheirPixels() {
        Stream.of("/rendered", "/thumbnail", "/frames/1/rendered").forEach(picture -> {
            tellsNothing(picture, guest.get(images.path() + picture, "Accept", "image/jpeg"));
            tellsNothing(picture, guest.get(images.path() + picture, "Accept", "image/png"));
        });
        tellsNothing("frames", guest.get(images.path() + "/frames/1", "Accept", "*/*"));
    }

    @Test
    void reportsAreCoveredAndTheirPagesNotGiven() {
        String reports = "/api/studies/" + images.studyUid() + "/reports";
        ApiClient.Answer answer = guest.get(reports);
        tellsNothing(reports, answer);
        assertThat(answer.text()).contains("双肺清晰");
        assertThat(answer.json().at("/0/document").asBoolean()).isFalse();
        String id = answer.json().at("/0/id").asString();
        assertThat(guest.get(reports + "/" + id + "/document").status()).isEqualTo(404);
        assertThat(guest.get("/api/archive/studies/" + images.studyUid() + "/reports")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatItOpensDoesNotTellEither() {
        ApiClient.Answer opened = open(share(Map.of("identity", false)));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(telling()).allSatisfy(one -> assertThat(opened.text()).doesNotContain(one));
    }

    @Test
    void aBrowserKeepsNothingThatOneWithIdentityWouldBeShown() {
        assertThat(guest.get(study() + "/metadata").header("Cache-Control")).contains("no-store");
        assertThat(guest.get(images.path(), "Accept", "application/dicom; transfer-syntax=*")
                        .header("Cache-Control"))
                .doesNotContain("immutable");
    }
}
