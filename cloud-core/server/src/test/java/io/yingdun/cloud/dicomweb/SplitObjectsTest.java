package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitObjectsTest {

    private static final String OBJECT = "\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.7\"]},"
            + "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}";

    @TempDir
    private Path folder = Path.of("");

    private SplitObjects objects;

    @BeforeEach
    void begin() throws IOException {
        objects = new SplitObjects(folder, new FreeSpace(folder, 0));
    }

    @AfterEach
    void end() throws IOException {
        objects.close();
    }

    private static String reference(String tag, String vr, String uri) {
        return "\"" + tag + "\":{\"vr\":\"" + vr + "\",\"BulkDataURI\":\"" + uri + "\"}";
    }

    private void add(String type, String location, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("--B\r\nContent-Type: " + type + "\r\nContent-Location: " + location + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        request.writeBytes("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        objects.add(new MultipartReader(new ByteArrayInputStream(request.toByteArray()), "B")
                .next()
                .orElseThrow());
    }

    private void addMetadata(String... attributes) throws IOException {
        String json = "{" + OBJECT + "," + String.join(",", attributes) + "}";
        add("application/dicom+json", "metadata", json.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] written(DataSet dataSet) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        objects.write(dataSet, Channels.newChannel(file));
        return file.toByteArray();
    }

    private DicomFile read(byte[] file) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.ALL);
    }

    @Test
    void aCompressedImageIsCopiedFromTheDiskAndNeverHeld() throws IOException {
        byte[] image = new byte[301];
        Arrays.fill(image, (byte) 7);
        add("image/jls", "first", new byte[] {1, 2, 3});
        add("image/jls", "second", image);
        addMetadata(reference("7FE00010", "OB", "second"));
        DataSet dataSet = objects.next().orElseThrow();

        FragmentsElement stored =
                (FragmentsElement) read(written(dataSet)).dataSet().get(Tag.PixelData);

        assertThat(((FragmentsElement) dataSet.get(Tag.PixelData)).contents()).isEmpty();
        assertThat(stored.basicOffsetTable()).isEmpty();
        assertThat(stored.contents()).singleElement().isEqualTo(Arrays.copyOf(image, 302));
        assertThat(objects.next()).isEmpty();
    }

    private void assertRefused(String because) {
        assertThatThrownBy(() -> written(objects.next().orElseThrow()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(because);
    }

    @Test
    void twoPartsOfOneNameAreNeither() throws IOException {
        add("application/octet-stream", "pixels", new byte[] {1, 2});
        add("application/octet-stream", "pixels", new byte[] {3, 4});
        addMetadata(reference("7FE00010", "OB", "pixels"));
        assertRefused("several parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "video/mp4",
                "application/octet-stream; transfer-syntax=" + UID.JPEGLSLossless,
                "application/octet-stream; transfer-syntax=" + UID.ExplicitVRBigEndian,
                "image/jls; transfer-syntax=" + UID.JPEG2000Lossless,
                "image/jls; transfer-syntax=" + UID.ExplicitVRLittleEndian,
                "image/jls; transfer-syntax=1.2.3",
                "image/jls; transfer-syntax=nonsense"
            })
    void whatIsNoFormOfBulkDataIsNotKeptAsOne(String type) throws IOException {
        add(type, "pixels", new byte[] {1, 2});
        addMetadata(reference("7FE00010", "OB", "pixels"));
        assertRefused("type or transfer syntax");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpx," + UID.JPEG2000MCLossless,
        "image/jxl," + UID.JPEGXLLossless,
        "image/x-jls," + UID.JPEGLSLossless,
        "image/jpeg; transfer-syntax=" + UID.JPEGBaseline8Bit + "," + UID.JPEGBaseline8Bit
    })
    void aCompressedFrameGivesTheFileItsSyntax(String type, String syntax) throws IOException {
        add(type, "pixels", new byte[] {1, 2});
        addMetadata(reference("7FE00010", "OB", "pixels"));
        assertThat(read(written(objects.next().orElseThrow())).transferSyntax().uid())
                .isEqualTo(syntax);
    }

    @Test
    void aCompressedIconBesideOtherPixelsIsRefused() throws IOException {
        add("application/octet-stream", "pixels", new byte[] {1, 2});
        add("image/jls", "icon", new byte[] {1, 2});
        addMetadata(
                "\"00880200\":{\"vr\":\"SQ\",\"Value\":[{" + reference("7FE00010", "OB", "icon") + "}]}",
                reference("7FE00010", "OB", "pixels"));
        assertRefused("not the object's own");
    }

    @Test
    void oneImageIsNotSeveralFrames() throws IOException {
        add("image/jls", "pixels", new byte[] {1, 2});
        addMetadata("\"00280008\":{\"vr\":\"IS\",\"Value\":[\"2\"]}", reference("7FE00010", "OB", "pixels"));
        assertRefused("several");
    }

    @ParameterizedTest
    @CsvSource({"UT, 00420014, 32", "OB, 00420011, 0"})
    void anOddLengthIsPaddedAsItsRepresentationAsks(VR vr, String tag, byte padding) throws IOException {
        add("application/octet-stream", "value", new byte[] {'a', 'b', 'c'});
        addMetadata(reference(tag, vr.name(), "value"));
        byte[] file = written(objects.next().orElseThrow());
        assertThat(Arrays.copyOfRange(file, file.length - 4, file.length))
                .containsExactly((byte) 'a', (byte) 'b', (byte) 'c', padding);
    }

    @Test
    void oneArrayHoldsNoMoreDataSetsThanThereMayBeParts() {
        byte[] array = ("[" + "{},".repeat(50_000) + "{}]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> add("application/dicom+json", "metadata", array))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("50000");
    }

    @Test
    void theNamesOfBulkDataAreLimitedLikeMetadata() {
        String location = "x".repeat(4_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        add("application/octet-stream", i + location, new byte[0]);
                    }
                })
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("MiB of metadata");
    }
}
