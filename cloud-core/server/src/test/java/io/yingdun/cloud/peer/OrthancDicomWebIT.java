package io.yingdun.cloud.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.SampleInstances;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same images in both, one of each transfer syntax: what Orthanc's DICOMweb says of them, and what ours says. */
class OrthancDicomWebIT extends OrthancBeside {

    private static final String JSON = "application/dicom+json";

    /** PS3.18 table 8.7.3-5. */
    private static final Map<String, String> CODED = Map.of(
            UID.RLELossless, "image/dicom-rle",
            UID.JPEGBaseline8Bit, "image/jpeg",
            UID.JPEGExtended12Bit, "image/jpeg",
            UID.JPEGLosslessSV1, "image/jpeg",
            UID.JPEGLSLossless, "image/jls",
            UID.JPEGLSNearLossless, "image/jls",
            UID.JPEG2000Lossless, "image/jp2",
            UID.JPEG2000, "image/jp2");

    /** In grey levels, as a mean over a picture: both round, and JPEG's inverse transform is no exact one. */
    private static final double TOLERANCE = 1;

    @Autowired
    private Ingest ingest;

    private Map<String, TestInstance> samples = Map.of();

    @BeforeAll
    void fillBoth() throws IOException, InterruptedException {
        Orthanc.assumeDicomWeb();
        samples = SampleInstances.oneOfEachTransferSyntax();
        for (TestInstance sample : samples.values()) {
            storedThere(sample);
            assertThat(new Sender(ingest).send(sample).accepted()).isTrue();
        }
    }

    private static String theirPath(TestInstance instance) {
        return instance.path().replace("/dicomweb/", "/dicom-web/");
    }

    @Test
    void metadataHasTheSameElementsAndValues() throws IOException, InterruptedException {
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            TestInstance instance = sample.getValue();
            Answer theirs = orthanc.answer(theirPath(instance) + "/metadata", JSON);
            Answer ours = service().get(instance.path() + "/metadata", "Accept", JSON);
            assertThat(theirs.status()).as(theirs.text()).isEqualTo(200);
            DicomJsonComparison.differences(ours.json().get(0), theirs.json().get(0))
                    .forEach(one -> different.add(sample.getKey() + " " + one));
        }
        assertThat(different).isEmpty();
    }

    @Test
    void searchesGiveTheSameRows() throws IOException, InterruptedException {
        List<String> different = new ArrayList<>();
        for (TestInstance instance : samples.values()) {
            for (String level : List.of("studies", "series", "instances")) {
                String query = level + "?StudyInstanceUID=" + instance.studyUid();
                Answer theirs = orthanc.answer("/dicom-web/" + query, JSON);
                Answer ours = service().get("/dicomweb/" + query, "Accept", JSON);
                assertThat(theirs.json()).as(query).hasSize(1);
                assertThat(ours.json()).as(query).hasSize(1);
                DicomJsonComparison.differencesOfShared(
                                ours.json().get(0), theirs.json().get(0))
                        .forEach(one -> different.add(level + " " + instance.sopUid() + " " + one));
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void framesHaveTheSameBytesDecoded() throws IOException, InterruptedException {
        assertThat(withTheSameFrame(syntax -> "application/octet-stream\""))
                .containsExactlyInAnyOrderElementsOf(decodedThere());
    }

    @Test
    void framesHaveTheSameBytesAsTheyAreStored() throws IOException, InterruptedException {
        assertThat(withTheSameFrame(syntax -> CODED.get(syntax) + "\"; transfer-syntax=" + syntax))
                .containsExactlyInAnyOrderElementsOf(CODED.keySet());
    }

    /** @return the transfer syntaxes of which Orthanc gives a frame in this form; ours is the same */
    private Set<String> withTheSameFrame(UnaryOperator<String> type) throws IOException, InterruptedException {
        Set<String> same = new TreeSet<>();
        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            String accept = "multipart/related; type=\"" + type.apply(sample.getKey());
            Answer theirs = orthanc.answer(theirPath(sample.getValue()) + "/frames/1", accept);
            if (theirs.status() == 200) {
                Answer ours = service().get(sample.getValue().path() + "/frames/1", "Accept", accept);
                assertThat(onlyPart(ours)).as(sample.getKey()).isEqualTo(onlyPart(theirs));
                same.add(sample.getKey());
            }
        }
        return same;
    }

    /** Orthanc without its plug-in for GDCM decodes no JPEG 2000. */
    private Set<String> decodedThere() {
        Set<String> decoded = new TreeSet<>(samples.keySet());
        decoded.removeAll(Set.of(UID.JPEG2000Lossless, UID.JPEG2000));
        return decoded;
    }

    @Test
    void picturesLookTheSame() throws IOException, InterruptedException {
        List<String> different = new ArrayList<>();
        Set<String> compared = new TreeSet<>();
        for (Map.Entry<String, TestInstance> sample : samples.entrySet()) {
            TestInstance instance = sample.getValue();
            String rendered = "/rendered" + window(instance);
            Answer theirs = orthanc.answer(theirPath(instance) + rendered, "image/png");
            if (theirs.status() == 200) {
                Answer ours = service().get(instance.path() + rendered, "Accept", "image/png");
                double difference = difference(image(ours), image(theirs));
                compared.add(sample.getKey());
                if (difference > TOLERANCE) {
                    different.add(sample.getKey() + " by " + difference);
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).containsExactlyInAnyOrderElementsOf(decodedThere());
    }

    /** Over all values of a grey image: each has a choice of its own where the header has no window, or several. */
    private static String window(TestInstance instance) throws IOException {
        DataSet header = instance.dataSet();
        if (!header.string(Tag.PhotometricInterpretation).orElse("").startsWith("MONOCHROME")) {
            return "";
        }
        IntSummaryStatistics stored =
                Arrays.stream(SampleInstances.pixels(instance.file())).summaryStatistics();
        double slope = number(header, Tag.RescaleSlope, 1);
        double from = stored.getMin() * slope + number(header, Tag.RescaleIntercept, 0);
        double width = (stored.getMax() - stored.getMin()) * slope;
        return "?window=" + (from + width / 2) + "," + width + ",linear";
    }

    private static double number(DataSet header, int tag, double otherwise) {
        return header.string(tag).map(String::strip).map(Double::valueOf).orElse(otherwise);
    }

    private static BufferedImage image(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    /** Mean over the samples of all colours. */
    private static double difference(BufferedImage ours, BufferedImage theirs) {
        assertThat(List.of(ours.getWidth(), ours.getHeight()))
                .isEqualTo(List.of(theirs.getWidth(), theirs.getHeight()));
        long sum = 0;
        for (int y = 0; y < ours.getHeight(); y++) {
            for (int x = 0; x < ours.getWidth(); x++) {
                for (int band = 0; band < 3; band++) {
                    sum += Math.abs(sample(ours, x, y, band) - sample(theirs, x, y, band));
                }
            }
        }
        return sum / 3.0 / ours.getWidth() / ours.getHeight();
    }

    /** Of a grey picture the grey: {@code getRGB} would take it through a colour space. */
    private static int sample(BufferedImage image, int x, int y, int band) {
        return image.getRaster()
                .getSample(x, y, Math.min(band, image.getRaster().getNumBands() - 1));
    }

    private static byte[] onlyPart(Answer multipart) {
        assertThat(multipart.status()).as(multipart.text()).isEqualTo(200);
        String text = new String(multipart.body(), StandardCharsets.ISO_8859_1);
        int from = text.indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(multipart.body(), from, text.lastIndexOf("\r\n--"));
    }
}
