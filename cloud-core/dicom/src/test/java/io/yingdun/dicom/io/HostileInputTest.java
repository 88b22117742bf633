package io.yingdun.dicom.io;

import static io.yingdun.dicom.testkit.DicomBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.DicomBytes;
import io.yingdun.dicom.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and sockets are hostile: whatever comes, a typed error or a data set, in bounded time and memory. */
@Timeout(300)
class HostileInputTest {

    private static final long SEED = 20240229;
    private static final ReadLimits SMALL = new ReadLimits(16, 20_000, 1 << 20, 1 << 22, 1 << 22);

    static Stream<byte[]> samples() {
        DataSet compressed = Samples.oneOfEverything().put(Samples.twoFramesInThreeFragments());
        return Stream.of(
                Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
                Samples.file(Samples.oneOfEverything(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
                Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_BIG_ENDIAN),
                Samples.file(Samples.oneOfEverything(), TransferSyntax.DEFLATED),
                Samples.file(compressed, TransferSyntax.of(UID.JPEGLSLossless)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTypedErrorOrWholeElementsWhereverTheFileIsCut(byte[] file) throws IOException {
        int whole = read(file).size();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            try {
                assertThat(read(cut).size()).isLessThan(whole + 1);
            } catch (DicomParseException e) {
                assertThat(e.byteOffset()).isBetween(0L, 100_000L);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTypedErrorOrDataSetWhicheverBitsFlip(byte[] file) throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            byte[] flipped = file.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                flipped[132 + random.nextInt(file.length - 132)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                read(flipped);
            } catch (DicomParseException e) {
                assertThat(e.rule()).isNotNull();
            }
        }
    }

    @Test
    void refusesSequencesNestedDeeperThanTheLimit() {
        DicomBytes bomb = DicomBytes.part10(UID.ExplicitVRLittleEndian, true);
        for (int depth = 0; depth < 100_000; depth++) {
            bomb.header(Tag.ReferencedImageSequence, "SQ", UNDEFINED).item(UNDEFINED);
        }

        DicomParseException e = catchThrowableOfType(DicomParseException.class, () -> read(bomb.bytes()));

        assertThat(e.rule()).isEqualTo(ParseRule.LIMIT);
        assertThat(e.detail()).contains("deeper than 16");
    }

    @Test
    void refusesSequenceThatNeverEnds() {
        byte[] start = DicomBytes.part10(UID.ExplicitVRLittleEndian, true)
                .header(Tag.ReferencedImageSequence, "SQ", UNDEFINED)
                .bytes();
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(start),
                repeating(DicomBytes.explicit().item(0).bytes()));

        assertThatThrownBy(() -> new DicomFileReader(SMALL).read(DicomInput.of(endless), LoadPolicy.ALL))
                .isInstanceOfSatisfying(
                        DicomParseException.class, e -> assertThat(e.rule()).isEqualTo(ParseRule.LIMIT));
    }

    @Test
    void takesNoMemoryForAValueThatIsNotThere() {
        byte[] liar = DicomBytes.part10(UID.ExplicitVRLittleEndian, true)
                .header(Tag.EncapsulatedDocument, "OB", 400 << 20)
                .word(1)
                .bytes();
        InputStream stream = new ByteArrayInputStream(liar);
        long before = allocated();

        DicomParseException e = catchThrowableOfType(
                DicomParseException.class,
                () -> new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(stream), LoadPolicy.ALL));

        assertThat(e.rule()).isEqualTo(ParseRule.VALUE_BEYOND_END);
        assertThat(e.byteOffset()).isEqualTo(liar.length - 14);
        assertThat(allocated() - before).isLessThan(8 << 20);
    }

    @Test
    void refusesValueAboveTheLimitBeforeReadingIt() {
        byte[] giant = DicomBytes.part10(UID.ExplicitVRLittleEndian, true)
                .header(Tag.EncapsulatedDocument, "OB", 2 << 20)
                .raw(new byte[2 << 20])
                .bytes();

        assertThatThrownBy(() -> read(giant))
                .isInstanceOfSatisfying(
                        DicomParseException.class, e -> assertThat(e.rule()).isEqualTo(ParseRule.LIMIT));
    }

    @Test
    void inflatesNoFurtherThanTheLimit() {
        DataSet zeros = Samples.oneOfEverything().put(ElementFactory.bytes(Tag.PixelData, VR.OW, new byte[64 << 20]));
        byte[] bomb = Samples.file(zeros, TransferSyntax.DEFLATED);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> new DicomFileReader(SMALL).read(DicomInput.of(bomb), LoadPolicy.HEADER))
                .isInstanceOfSatisfying(
                        DicomParseException.class, e -> assertThat(e.rule()).isEqualTo(ParseRule.LIMIT));
    }

    @Test
    void savesWhatStandsInFrontOfACutInThePixels() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile saved = new DicomFileReader(SMALL)
                .salvage(DicomInput.of(Arrays.copyOf(file, file.length - 5)), LoadPolicy.HEADER);

        assertThat(saved.brokenBy()).hasValueSatisfying(e -> {
            assertThat(e.rule()).isEqualTo(ParseRule.VALUE_BEYOND_END);
            assertThat(e.tagPath()).isEqualTo("(7FE0,0010)");
            assertThat(e.byteOffset()).isEqualTo(file.length - 24);
        });
        assertThat(saved.dataSet().string(Tag.PatientID)).hasValue("P1");
    }

    private static DataSet read(byte[] bytes) throws IOException {
        return new DicomFileReader(SMALL)
                .read(DicomInput.of(bytes), LoadPolicy.ALL)
                .dataSet();
    }

    private static InputStream repeating(byte[] pattern) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                at = (at + 1) % pattern.length;
                return pattern[(at + pattern.length - 1) % pattern.length] & 0xFF;
            }
        };
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
