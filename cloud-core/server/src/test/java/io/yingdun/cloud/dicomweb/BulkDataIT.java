package io.yingdun.cloud.dicomweb;

import static io.yingdun.cloud.dicomweb.Multipart.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.dicomweb.Multipart.Part;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.SampleFiles;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is behind the BulkDataURIs of metadata (PS3.18 §8.7.3.3). */
class BulkDataIT extends RunningCloud {

    private static final String OCTETS = "application/octet-stream";

    private static final String FRAMES_OF_RLE = "pydicom/test_files/rtdose_rle.dcm";

    @Autowired
    private Ingest ingest;

    private Answer get(String path, String... headers) {
        return service().get(path, headers);
    }

    private static byte[] pixels(DataSet dataSet) {
        return ((ValueElement) dataSet.get(Tag.PixelData)).value();
    }

    /** The address of the pixel data. */
    private String stored(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return get("/dicomweb/studies/" + instance.studyUid() + "/metadata", "Accept", "application/dicom+json")
                .json()
                .at("/0/7FE00010/BulkDataURI")
                .asString();
    }

    private static void isOnePartOfOctets(Answer answer, byte[] octets) {
        assertThat(parts(answer)).singleElement().satisfies(part -> {
            assertThat(part.type()).isEqualTo(OCTETS);
            assertThat(part.body()).isEqualTo(octets);
        });
    }

    @Test
    void pixelsStoredInBigEndianComeInLittleEndian() {
        TestInstance instance = TestInstance.ofNewStudy().in(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        String bulk = stored(instance);
        assertThat(get(bulk, "Accept", OCTETS).body()).isEqualTo(pixels(instance.dataSet()));
        isOnePartOfOctets(
                get(bulk, "Accept", "multipart/related; type=\"application/octet-stream\""),
                pixels(instance.dataSet()));
    }

    @Test
    void compressedPixelsAreOneValueOfDecodedFrames() throws IOException {
        Path file = SampleFiles.file(FRAMES_OF_RLE);
        FrameReader frames = FrameReader.open(file, ReadLimits.DEFAULT);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int frame = 1; frame <= frames.size(); frame++) {
            all.writeBytes(frames.nativeBytes(frame));
        }
        String bulk = stored(TestInstance.ofSample(file));
        Answer alone = get(bulk, "Accept", OCTETS);
        assertThat(alone.header("Content-Type")).isEqualTo(OCTETS + "; transfer-syntax=1.2.840.10008.1.2.1");
        assertThat(alone.body()).isEqualTo(all.toByteArray());
        isOnePartOfOctets(get(bulk, "Accept", "*/*"), all.toByteArray());
    }

    @Test
    void compressedFramesAreAPartEachWhereTheClientTakesThem() throws IOException {
        Path file = SampleFiles.file(FRAMES_OF_RLE);
        FrameReader frames = FrameReader.open(file, ReadLimits.DEFAULT);
        String bulk = stored(TestInstance.ofSample(file));
        for (String accept : List.of(
                "multipart/related; type=\"image/dicom-rle\"",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*")) {
            List<Part> parts = parts(get(bulk, "Accept", accept));
            assertThat(parts).hasSize(frames.size()).hasSizeGreaterThan(1);
            for (int frame = 1; frame <= frames.size(); frame++) {
                assertThat(parts.get(frame - 1).type()).isEqualTo("image/dicom-rle");
                assertThat(parts.get(frame - 1).body()).isEqualTo(frames.coded(frame));
            }
        }
        assertThat(get(bulk, "Accept", "image/dicom-rle").status())
                .as("several frames are never one part")
                .isEqualTo(406);
        assertThat(get(bulk, "Accept", "multipart/related; type=\"image/jpeg\"").status())
                .isEqualTo(406);
    }

    @Test
    void aRangeOfAValueIsThatRange() {
        TestInstance instance = TestInstance.ofNewStudy();
        byte[] pixels = pixels(instance.dataSet());
        String bulk = stored(instance);
        Answer some = get(bulk, "Accept", OCTETS, "Range", "bytes=10-19");
        assertThat(some.status()).isEqualTo(206);
        assertThat(some.header("Content-Range")).isEqualTo("bytes 10-19/" + pixels.length);
        assertThat(some.body()).isEqualTo(Arrays.copyOfRange(pixels, 10, 20));
        assertThat(get(bulk, "Accept", OCTETS, "Range", "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(pixels, pixels.length - 4, pixels.length));
        Answer beyond = get(bulk, "Accept", OCTETS, "Range", "bytes=" + pixels.length + "-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + pixels.length);
    }

    @Test
    void bytesThatAreNoValueOfAnObjectAreNotThere() {
        String bulk = stored(TestInstance.ofSample(SampleFiles.file(FRAMES_OF_RLE)));
        String elsewhere = bulk.replaceFirst("/bulkdata/.*", "/bulkdata/");
        assertThat(get(elsewhere + "200/8", "Accept", OCTETS).status()).isEqualTo(404);
        assertThat(get(elsewhere + "0/999999999", "Accept", OCTETS).status()).isEqualTo(404);
    }
}
