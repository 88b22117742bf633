package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetWriterTest {

    private final DicomFileReader reader = new DicomFileReader(ReadLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                UID.ExplicitVRLittleEndian,
                UID.ExplicitVRBigEndian,
                UID.DeflatedExplicitVRLittleEndian,
                UID.EncapsulatedUncompressedExplicitVRLittleEndian
            })
    void readsBackEveryVRAndEveryNesting(String transferSyntax) throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.of(transferSyntax));

        DicomFile read = reader.read(DicomInput.of(file), LoadPolicy.ALL);

        assertThat(read.findings()).isEmpty();
        assertThat(read.dataSet()).isEqualTo(Samples.oneOfEverything());
    }

    @Test
    void writesImplicitVRBackByteForByte() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = reader.read(DicomInput.of(file), LoadPolicy.ALL);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new DicomFileWriter(again, BulkSource.none()).write(read);

        assertThat(again.toByteArray()).isEqualTo(file);
    }

    @Test
    void keepsFragmentsAndOffsetTable() throws IOException {
        DataSet dataSet = Samples.oneOfEverything().put(Samples.twoFramesInThreeFragments());

        DicomFile read = reader.read(
                DicomInput.of(Samples.file(dataSet, TransferSyntax.of(UID.JPEGLSLossless))), LoadPolicy.ALL);

        assertThat(read.dataSet().get(Tag.PixelData)).isInstanceOfSatisfying(FragmentsElement.class, pixels -> {
            assertThat(pixels.basicOffsetTable()).containsExactly(0L, 20L);
            assertThat(pixels.contents())
                    .containsExactly(new byte[] {1, 2}, new byte[] {3, 4}, new byte[] {5, 6, 7, 8});
        });
    }

    @Test
    void writesValueTooLongForSixteenBitsAsUN() throws IOException {
        String[] many = new String[10_000];
        Arrays.fill(many, "1.234567");
        ValueElement dvh = ElementFactory.text(Tag.DVHData, VR.DS, SpecificCharacterSet.DEFAULT, List.of(many));

        DataSet read = reader.read(
                        DicomInput.of(Samples.file(
                                new DataSet()
                                        .put(ElementFactory.text(Tag.Modality, "RTDOSE"))
                                        .put(dvh),
                                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)),
                        LoadPolicy.ALL)
                .dataSet();

        assertThat(read.get(Tag.DVHData)).isEqualTo(new ValueElement(Tag.DVHData, VR.UN, dvh.value()));
        assertThat(read.strings(Tag.DVHData)).hasSize(10_000).contains("1.234567");
    }

    @Test
    void computesGroupLengthsThatArePresentAndAddsNone() throws IOException {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.numbers(0x00080000, VR.UL, 99))
                .put(ElementFactory.text(Tag.Modality, "CT"))
                .put(ElementFactory.text(Tag.PatientID, "P1"));

        DataSet read = reader.read(
                        DicomInput.of(Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)), LoadPolicy.ALL)
                .dataSet();

        assertThat(read.integer(0x00080000)).hasValue(10);
        assertThat(read.contains(0x00100000)).isFalse();
    }

    @Test
    void copiesValuesThatWereLeftInTheFile(@TempDir Path folder) throws IOException {
        byte[] bytes = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        Path file = Files.write(folder.resolve("big.dcm"), bytes);

        DicomFile header = reader.read(file, LoadPolicy.HEADER);
        ByteArrayOutputStream same = new ByteArrayOutputStream();
        new DicomFileWriter(same, BulkSource.of(file, true)).write(header);
        ByteArrayOutputStream little = new ByteArrayOutputStream();
        new DataSetWriter(little, BulkSource.of(file, true)).write(header.dataSet(), Encoding.EXPLICIT_LITTLE);

        assertThat(same.toByteArray()).isEqualTo(bytes);
        assertThat(reader.read(DicomInput.of(little.toByteArray()), LoadPolicy.ALL)
                        .dataSet())
                .isEqualTo(Samples.oneOfEverything());
    }

    @Test
    void refusesItemsAsData() {
        assertThatThrownBy(() -> new DataSet().put(ElementFactory.bytes(Tag.Item, VR.UN, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
