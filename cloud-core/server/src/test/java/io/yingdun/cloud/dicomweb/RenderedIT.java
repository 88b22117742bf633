package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.SampleInstances;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.ColourBars;
import io.yingdun.dicom.testkit.ImageObject;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures by WADO-RS and by WADO-URI (PS3.18 §9, §10.4). */
class RenderedIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    private TestInstance stored(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private static String wado(TestInstance instance, String parameters) {
        return "/dicomweb/wado?requestType=WADO&studyUID=" + instance.studyUid() + "&seriesUID=" + instance.seriesUid()
                + "&objectUID=" + instance.sopUid() + parameters;
    }

    private static BufferedImage image(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private BufferedImage picture(TestInstance instance, String parameters) throws IOException {
        return image(service().get(wado(instance, "&contentType=image/png" + parameters)));
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    @Test
    void everyTransferSyntaxHasAPictureAndAThumbnail() throws IOException {
        Map<String, TestInstance> images = new TreeMap<>(SampleInstances.oneOfEachTransferSyntax());
        for (ColourBars bars : ColourBars.values()) {
            images.put(bars.name(), SampleInstances.of(bars.image().file()));
        }
        for (Map.Entry<String, TestInstance> image : images.entrySet()) {
            TestInstance instance = stored(image.getValue());
            for (String resource : List.of("/rendered", "/frames/1/rendered", "/thumbnail")) {
                Answer answer = service().get(instance.path() + resource, "Accept", "image/jpeg");
                assertThat(image(answer)).as(image.getKey() + resource).isNotNull();
            }
        }
    }

    @Test
    void aVideoHasNoPictureAndSaysSo() throws IOException {
        TestInstance video = stored(SampleInstances.of(
                ImageObject.compressed(TransferSyntax.of(UID.MPEG4HP41), "YBR_PARTIAL_420", 8, 8, new byte[64])
                        .file()));
        for (String resource : List.of("/rendered", "/frames/1/rendered", "/thumbnail")) {
            Answer answer = service().get(video.path() + resource, "Accept", "image/jpeg");
            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.code()).isEqualTo("not-renderable");
            assertThat(answer.text()).contains("VIDEO");
        }
    }

    @ParameterizedTest
    @CsvSource({"image/png,png", "image/gif,gif", "image/jpeg,jpeg"})
    void aThumbnailIsOfTheTypeAskedFor(String type, String format) throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(64, 48));
        String address = instance.path() + "/thumbnail?viewport=32,32";
        for (String made : new String[] {"now", "kept"}) {
            Answer answer = service().get(address, "Accept", type);
            assertThat(answer.header("Content-Type")).as(made).isEqualTo(type);
            try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(ImageIO.getImageReaders(stream)
                                .next()
                                .getFormatName()
                                .toLowerCase(Locale.ROOT))
                        .as(made)
                        .isEqualTo(format);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/rendered?annotation=patient&iccprofile=srgb,'annotation, iccprofile'",
        "/rendered?iccprofile=no,",
        "/rendered?viewport=8%2C8&quality=50,",
        "/thumbnail?annotation=technique,annotation",
        "/frames/1/rendered?presentationUID=1.2,presentationUID",
    })
    void aWishThatWasPassedOverIsNamed(String resource, String names) {
        TestInstance instance = stored(TestInstance.ofNewStudy());
        Answer answer = service().get(instance.path() + resource, "Accept", "image/png");
        if (names == null) {
            assertThat(answer.header("Warning")).isEmpty();
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Warning"))
                    .isEqualTo("299 yingdun \"The following parameters are not supported: " + names + "\"");
        }
    }

    @Test
    void rowsAndColumnsOfWadoUriAreABox() throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(64, 48));
        BufferedImage byRows = picture(instance, "&rows=32");
        assertThat(byRows.getHeight()).isEqualTo(32);
        assertThat(byRows.getWidth()).isEqualTo(24);
        BufferedImage inBox = picture(instance, "&rows=32&columns=12");
        assertThat(inBox.getWidth()).isEqualTo(12);
        assertThat(inBox.getHeight()).isEqualTo(16);
    }

    @Test
    void aRegionOfWadoUriIsCutOut() throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(64, 64));
        BufferedImage whole = picture(instance, "&windowCenter=2048&windowWidth=4096");
        BufferedImage quarter =
                picture(instance, "&windowCenter=2048&windowWidth=4096&region=0.5,0.5,1.0,1.0&rows=32&columns=32");
        assertThat(quarter.getWidth()).isEqualTo(32);
        assertThat(grey(quarter, 0, 0)).isEqualTo(grey(whole, 32, 32));
        assertThat(grey(quarter, 31, 31)).isEqualTo(grey(whole, 63, 63));
        assertThat(service().get(wado(instance, "&region=0.5,0.5,0.2,1")).status())
                .isEqualTo(400);
    }

    @Test
    void aFrameOfWadoUriIsTheOneAskedFor() throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().frames(3, 16, 16));
        String window = "&windowCenter=384&windowWidth=768";
        assertThat(grey(picture(instance, window + "&frameNumber=3"), 0, 0))
                .isGreaterThan(grey(picture(instance, window + "&frameNumber=1"), 0, 0));
        assertThat(grey(picture(instance, window), 0, 0))
                .as("the first without a number")
                .isEqualTo(grey(picture(instance, window + "&frameNumber=1"), 0, 0));
        assertThat(service().get(wado(instance, "&frameNumber=4")).status()).isEqualTo(404);
    }

    @Test
    void theWindowOfWadoUriIsLinear() throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(16, 16));
        BufferedImage picture = picture(instance, "&windowCenter=128&windowWidth=256");
        assertThat(grey(picture, 0, 0)).isZero();
        assertThat(grey(picture, 15, 15)).isEqualTo(255);
        assertThat(grey(picture, 0, 8)).isBetween(127, 129);
        BufferedImage narrow = picture(instance, "&windowCenter=16&windowWidth=2");
        assertThat(grey(narrow, 15, 0)).isLessThan(255);
        assertThat(grey(narrow, 2, 1)).isEqualTo(255);
    }

    @Test
    void theQualityOfWadoUriIsHeeded() {
        TestInstance instance = stored(TestInstance.ofNewStudy().pixels(256, 256));
        int poor = service().get(wado(instance, "&imageQuality=5")).body().length;
        int good = service().get(wado(instance, "&imageQuality=100")).body().length;
        assertThat(poor).isLessThan(good);
        for (String quality : new String[] {"0", "101", "high"}) {
            assertThat(service().get(wado(instance, "&imageQuality=" + quality)).status())
                    .as(quality)
                    .isEqualTo(400);
        }
    }

    @Test
    void theTransferSyntaxOfWadoUriIsTheStoredOneOrExplicitLittleEndian() throws IOException {
        TestInstance instance = stored(TestInstance.ofNewStudy().in(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        String dicom = "&contentType=application/dicom";
        byte[] given = service().get(wado(instance, dicom)).body();
        var file = new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(given), LoadPolicy.ALL);
        assertThat(file.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(file.dataSet()).isEqualTo(instance.dataSet());
        assertThat(service()
                        .get(wado(instance, dicom + "&transferSyntax=1.2.840.10008.1.2.1"))
                        .body())
                .isEqualTo(given);
        assertThat(service()
                        .get(wado(instance, dicom + "&transferSyntax=1.2.840.10008.1.2.4.90"))
                        .status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/dicom"})
    void whoAsksWadoUriForAnAnonymousObjectIsNotGivenANamedOne(String type) {
        TestInstance instance = stored(TestInstance.ofNewStudy());
        assertThat(service()
                        .get(wado(instance, "&anonymize=yes&contentType=" + type))
                        .status())
                .isEqualTo(400);
    }
}
