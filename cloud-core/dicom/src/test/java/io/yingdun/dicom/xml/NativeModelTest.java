package io.yingdun.dicom.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeModelTest {

    private static DataSet read(byte[] document) throws IOException {
        return new NativeModelReader(uri -> uri.getBytes(StandardCharsets.UTF_8), 1 << 20)
                .read(new ByteArrayInputStream(document));
    }

    private static DataSet read(String document) throws IOException {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NativeModelWriter((element, region) -> "nowhere").write(dataSet, out);
        return out.toByteArray();
    }

    private static String model(String content) {
        return "<NativeDicomModel xmlns=\"" + NativeModelWriter.NAMESPACE + "\">" + content + "</NativeDicomModel>";
    }

    private static String attribute(String tag, String vr, String content) {
        return "<DicomAttribute tag=\"" + tag + "\" vr=\"" + vr + "\">" + content + "</DicomAttribute>";
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws IOException {
        DataSet item = new DataSet().put(ElementFactory.text(Tag.CodeValue, "T-D1100"));
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"))
                .put(ElementFactory.text(
                        Tag.PatientName, VR.PN, SpecificCharacterSet.UTF_8, List.of("Wang^XiaoDong^^Dr=王^小东")))
                .put(ElementFactory.text(
                        Tag.AdditionalPatientHistory, VR.LT, SpecificCharacterSet.UTF_8, List.of("a<b & c\r\n  \"d\"")))
                .put(ElementFactory.text(Tag.ImageType, "ORIGINAL", "", "AXIAL"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, 512))
                .put(ElementFactory.numbers(Tag.RecommendedDisplayFrameRateInFloat, VR.FL, 12.5))
                .put(ElementFactory.bytes(Tag.RedPaletteColorLookupTableData, VR.OW, new byte[] {1, 2, 3, 4}))
                .put(ElementFactory.text(Tag.PatientComments))
                .put(new SequenceElement(Tag.AnatomicRegionSequence, List.of(item, new DataSet())));
        assertThat(read(written(dataSet))).isEqualTo(dataSet);
    }

    @Test
    void attributesHaveTheirKeywordAndPrivateOnesTheirCreator() throws IOException {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(0x00090010, VR.LO, SpecificCharacterSet.DEFAULT, List.of("ACME")))
                .put(ElementFactory.text(0x00091001, VR.LO, SpecificCharacterSet.DEFAULT, List.of("x")))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, 1));
        assertThat(new String(written(dataSet), StandardCharsets.UTF_8))
                .contains(
                        "tag=\"00280010\" vr=\"US\" keyword=\"Rows\"",
                        "tag=\"00091001\" vr=\"LO\" privateCreator=\"ACME\"");
    }

    @Test
    void whatXmlCannotHoldIsReplaced() throws IOException {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(Tag.PatientComments, VR.LT, SpecificCharacterSet.UTF_8, List.of("a\u0007b")));
        assertThat(read(written(dataSet)).string(Tag.PatientComments)).hasValue("a\uFFFDb");
    }

    @Test
    void valuesThatAreLeftOutAreEmpty() throws IOException {
        DataSet read =
                read(model(attribute("00080008", "CS", "<Value number=\"1\">A</Value><Value number=\"4\">D</Value>")));
        assertThat(read.strings(Tag.ImageType)).containsExactly("A", "", "", "D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<Other/>",
                "<!DOCTYPE NativeDicomModel><NativeDicomModel/>",
                "<!DOCTYPE x [<!ENTITY e \"e\">]><NativeDicomModel>&e;</NativeDicomModel>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><NativeDicomModel/>",
                "<NativeDicomModel><Other/></NativeDicomModel>",
                "<NativeDicomModel>text</NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"12\" vr=\"US\"/></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"00280010\"/></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"00280010\" vr=\"QQ\"/></NativeDicomModel>"
            })
    void whatIsNoNativeModelIsRefused(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(DicomException.class);
    }

    @Test
    void aNumberFarAheadMakesNoMillionValues() {
        String far = "<Value number=\"1\">A</Value><Value number=\"100000000\">D</Value>";
        assertThatThrownBy(() -> read(model(attribute("00080008", "CS", far)))).isInstanceOf(DicomXmlException.class);
    }

    @Test
    void valuesLeftOutAreCountedOverTheWholeDocument() {
        String gap = "<Value number=\"65\">A</Value>";
        StringBuilder attributes = new StringBuilder();
        for (int element = 0; element < 200; element++) {
            attributes.append(attribute("0011" + String.format(Locale.ROOT, "%04X", 0x1000 + element), "CS", gap));
        }
        assertThatThrownBy(() -> read(model(attributes.toString())))
                .isInstanceOf(DicomXmlException.class)
                .hasMessageContaining("10000 values left out");
    }

    @Test
    void depthIsLimited() {
        String open = "<DicomAttribute tag=\"00400275\" vr=\"SQ\"><Item number=\"1\">";
        String close = "</Item></DicomAttribute>";
        assertThatThrownBy(() -> read(model(open.repeat(1_000) + close.repeat(1_000))))
                .isInstanceOf(DicomXmlException.class);
    }

    /** Found by fuzzing. */
    @Test
    void bytesThatAreNoUtf8AreATypedError() {
        byte[] document = model(attribute("00100020", "LO", "<Value number=\"1\">\u00c3a</Value>"))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() ->
                        new NativeModelReader(uri -> new byte[0], 1 << 20).read(new ByteArrayInputStream(document)))
                .isInstanceOf(DicomXmlException.class);
    }

    /** Found by fuzzing. */
    @Test
    void whatIsNoNumberIsATypedErrorThatNamesTheAttribute() {
        assertThatThrownBy(() -> read(model(attribute("00091021", "FD", "<Value number=\"1\">1.5.2</Value>"))))
                .isInstanceOf(DicomXmlException.class)
                .hasMessage("FD cannot hold this value in 00091021 (PS3.19 A.1)");
    }

    @Test
    void bytesAreLimited() {
        String long1 = attribute("00104000", "LT", "<Value number=\"1\">" + "a".repeat(2 << 20) + "</Value>");
        assertThatThrownBy(() -> read(model(long1)))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void everyTruncationIsATypedError() throws IOException {
        byte[] whole = written(new DataSet()
                .put(ElementFactory.text(Tag.PatientID, "1"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, 512)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("%s bytes", length).isInstanceOf(DicomException.class);
        }
    }
}
