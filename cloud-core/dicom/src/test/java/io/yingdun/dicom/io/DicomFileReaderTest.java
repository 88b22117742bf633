package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.DicomBytes;
import io.yingdun.dicom.testkit.Samples;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFileReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian, UID.ExplicitVRBigEndian})
    void recognisesADataSetWithoutAnyHeader(String transferSyntax) throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.of(transferSyntax));
        int start = (int) read(file).dataSetOffset();

        DicomFile bare = read(Arrays.copyOfRange(file, start, file.length));

        assertThat(bare.transferSyntax().uid()).isEqualTo(transferSyntax);
        assertThat(bare.dataSet().string(Tag.PatientID)).hasValue("P1");
        assertThat(rules(bare)).containsExactly(ParseRule.PREAMBLE_MISSING, ParseRule.TRANSFER_SYNTAX_MISSING);
    }

    @Test
    void recognisesAFileWithoutPreamble() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = read(Arrays.copyOfRange(file, 132, file.length));

        assertThat(read.dataSet()).isEqualTo(Samples.oneOfEverything());
        assertThat(rules(read)).containsExactly(ParseRule.PREAMBLE_MISSING);
    }

    @Test
    void believesTheDataWhereTheTransferSyntaxIsWrong() throws IOException {
        byte[] file = DicomBytes.part10(UID.ExplicitVRLittleEndian, false)
                .text(Tag.Modality, "CS", "CT")
                .text(Tag.PatientID, "LO", "1234")
                .bytes();

        DicomFile read = read(file);

        assertThat(read.dataSet().string(Tag.PatientID)).hasValue("1234");
        assertThat(rules(read)).containsExactly(ParseRule.TRANSFER_SYNTAX_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "%PDF-1.7 and so on and so on", "PK\u0003\u0004........................."})
    void refusesWhatIsNotDicom(String content) {
        assertThatThrownBy(() -> read(content.getBytes(Charset.forName("ISO-8859-1"))))
                .isInstanceOfSatisfying(
                        DicomParseException.class, e -> assertThat(e.rule()).isEqualTo(ParseRule.NOT_DICOM));
    }

    @Test
    void tellsWherePixelsLieWithoutReadingThem() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.HEADER);

        assertThat(read.dataSet().get(Tag.PixelData))
                .isEqualTo(new BulkElement(Tag.PixelData, VR.OW, new FileRegion(file.length - 12, 12)));
    }

    @Test
    void stopsInFrontOfTheTagItIsToldAndReadsNoFurther() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        DicomInput in = DicomInput.of(Arrays.copyOf(file, file.length - 12));

        DicomFile read = new DicomFileReader(ReadLimits.DEFAULT).readUpTo(Tag.PixelData, in, LoadPolicy.ALL);

        assertThat(read.dataSet().contains(Tag.PixelRepresentation)).isTrue();
        assertThat(in.position()).isEqualTo(file.length - 24);
    }

    @Test
    void passesOverZerosBehindTheDataSet() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = read(Arrays.copyOf(file, file.length + 512));

        assertThat(read.dataSet()).isEqualTo(Samples.oneOfEverything());
        assertThat(rules(read)).containsExactly(ParseRule.TRAILING_BYTES);
    }

    @Test
    void repairsGBKUnderISO_IR100AndSaysSo() throws IOException {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 100"))
                .put(ElementFactory.bytes(
                        Tag.PatientName, VR.PN, "Wang^XiaoDong=王^小东".getBytes(Charset.forName("GBK"))));

        DicomFile read = read(Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));

        assertThat(read.dataSet().string(Tag.PatientName)).hasValue("Wang^XiaoDong=王^小东");
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(ParseRule.CHARACTER_SET_WRONG);
            assertThat(finding.detail()).isEqualTo("says ISO_IR 100, holds GBK");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "ISO_IR 192", "\\ISO 2022 IR 58"})
    void readsBothGroupsOfAChineseNameInEverySet(String characterSet) throws IOException {
        DataSet dataSet =
                new DataSet().put(ElementFactory.text(Tag.SpecificCharacterSet, characterSet.split("\\\\", -1)));
        String name = "Wang^XiaoDong=王^小东";
        dataSet.put(ElementFactory.text(Tag.PatientName, VR.PN, dataSet.characterSet(), List.of(name)));

        DicomFile read = read(Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));

        assertThat(read.dataSet().string(Tag.PatientName)).hasValue(name);
        assertThat(read.findings()).isEmpty();
    }

    private static DicomFile read(byte[] file) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.ALL);
    }

    private static List<ParseRule> rules(DicomFile read) {
        return read.findings().stream().map(Finding::rule).toList();
    }
}
