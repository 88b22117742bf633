package io.yingdun.cloud.archive;

import static io.yingdun.dicom.testkit.DicomBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.testkit.DicomBytes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers whose pixels are cut, or stand behind a sequence that is not closed as it should be. */
@Timeout(10)
class HeaderReaderTest {

    private static final int PIXELS = 32;

    @TempDir
    private Path folder = Path.of("");

    private final HeaderReader reader = new HeaderReader();

    private static DicomBytes start(boolean explicit) {
        return DicomBytes.part10(explicit ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian, explicit)
                .text(Tag.SOPClassUID, "UI", UID.CTImageStorage + '\0')
                .text(Tag.SOPInstanceUID, "UI", "1.2.3.45")
                .text(Tag.PatientID, "LO", "P1");
    }

    private static DicomBytes image(DicomBytes bytes) {
        return bytes.text(Tag.StudyInstanceUID, "UI", "1.2.3.67")
                .text(Tag.SeriesInstanceUID, "UI", "1.2.3.89")
                .us(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "CS", "MONOCHROME2 ")
                .us(Tag.Rows, 4)
                .us(Tag.Columns, 4)
                .us(Tag.BitsAllocated, 16)
                .us(Tag.BitsStored, 12)
                .us(Tag.HighBit, 11)
                .us(Tag.PixelRepresentation, 0)
                .value(Tag.PixelData, "OW", new byte[PIXELS]);
    }

    private InstanceHeader read(byte[] file, boolean cut) throws IOException {
        Path path = Files.write(folder.resolve("object"), file);
        try (SeekableByteChannel content = Files.newByteChannel(path)) {
            return cut ? reader.readCut(content) : reader.read(content);
        }
    }

    private static void hasItsFrame(InstanceHeader header, byte[] file) throws IOException {
        byte[] frames = header.frames();
        assertThat(frames).isNotNull();
        assertThat(FrameTable.decode(frames).regionsOf(1))
                .containsExactly(new FileRegion(file.length - PIXELS, PIXELS));
        assertThat(header.patient().patientId()).isEqualTo("P1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PIXELS - 1, PIXELS})
    void givesWhatStandsBeforeACutInThePixelsAndNamesTheByteToOthers(int missing) throws IOException {
        byte[] whole = image(start(true)).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - missing);
        HeaderException refused = catchThrowableOfType(HeaderException.class, () -> read(cut, false));
        assertThat(refused.kind()).isEqualTo(HeaderException.Kind.BROKEN);
        assertThat(refused.offset()).isEqualTo(whole.length - PIXELS - 12);

        InstanceHeader header = read(cut, true);
        assertThat(header.patient().patientId()).isEqualTo("P1");
        assertThat(header.instance().rows()).isEqualTo(4);
        assertThat(header.frames()).isNull();
    }

    @Test
    void givesWhatStandsBeforeACutInAFragment() throws IOException {
        DicomBytes coded = DicomBytes.part10(UID.JPEGBaseline8Bit, true)
                .text(Tag.SOPClassUID, "UI", UID.CTImageStorage + '\0')
                .text(Tag.SOPInstanceUID, "UI", "1.2.3.45")
                .text(Tag.PatientID, "LO", "P1")
                .text(Tag.StudyInstanceUID, "UI", "1.2.3.67")
                .text(Tag.SeriesInstanceUID, "UI", "1.2.3.89")
                .header(Tag.PixelData, "OB", UNDEFINED)
                .item(0)
                .item(1_000)
                .raw(new byte[500]);
        assertThat(read(coded.bytes(), true).patient().patientId()).isEqualTo("P1");
    }

    @Test
    void doesNotTakeAnObjectForCutThatBreaksOffEarlierOrNotAtAll() {
        byte[] whole = image(start(true)).bytes();
        assertThat(catchThrowableOfType(HeaderException.class, () -> read(whole, true)))
                .isNotNull();
        assertThat(catchThrowableOfType(HeaderException.class, () -> read(Arrays.copyOf(whole, 300), true)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsThePixelsBehindASequenceWhoseDelimiterHasNoLength(boolean explicit) throws IOException {
        byte[] file = image(start(explicit)
                        .header(Tag.ReferencedStudySequence, "SQ", UNDEFINED)
                        .item(0)
                        .word(0xFFFE)
                        .word(0xE0DD)
                        .integer(UNDEFINED))
                .bytes();
        hasItsFrame(read(file, false), file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsThePixelsBehindAPrivateSequenceThatNobodyKnows(boolean explicit) throws IOException {
        DicomBytes item = DicomBytes.implicit()
                .item(UNDEFINED)
                .header(0x00191011, "UN", 2)
                .word(7)
                .itemEnd();
        byte[] file = image(start(explicit)
                        .text(0x00190010, "LO", "UNKNOWN ")
                        .header(0x00191010, "UN", UNDEFINED)
                        .raw(item.bytes())
                        .sequenceEnd())
                .bytes();
        hasItsFrame(read(file, false), file);
    }
}
