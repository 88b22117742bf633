package io.yingdun.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonWriter.CharacterSetValue;
import io.yingdun.dicom.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class DicomJsonTest {

    @Test
    void writesPersonNameInThreeGroups() {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(
                        Tag.PatientName,
                        VR.PN,
                        SpecificCharacterSet.UTF_8,
                        List.of("Yamada^Tarou=山田^太郎=やまだ", "", "B")));
        dataSet.overrideCharacterSet(SpecificCharacterSet.UTF_8);

        assertThat(json(dataSet))
                .isEqualTo("{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\","
                        + "\"Ideographic\":\"山田^太郎\",\"Phonetic\":\"やまだ\"},null,{\"Alphabetic\":\"B\"}]}}");
    }

    /** Note to PS3.18 table F.2.3-1: a string where a number would lose the value or its spelling. */
    @ParameterizedTest
    @CsvSource({
        "1.25, 1.25",
        "-7, -7",
        "1e-6, 1e-6",
        "0, 0",
        "+1, '\"+1\"'",
        ".5, '\".5\"'",
        "1., '\"1.\"'",
        "007, '\"007\"'",
        "0.1234567890123, 0.1234567890123",
        "9007199254740993, '\"9007199254740993\"'",
        "1E400, '\"1E400\"'",
        "NaN, '\"NaN\"'"
    })
    void writesDecimalStringAsNumberOnlyWhereNothingIsLost(String value, String expected) {
        assertThat(json(new DataSet().put(ElementFactory.text(Tag.SliceThickness, value))))
                .isEqualTo("{\"00180050\":{\"vr\":\"DS\",\"Value\":[" + expected + "]}}");
    }

    @Test
    void writesLongIntegersAsTextWhereDoublesCannotHoldThem() {
        DataSet dataSet = new DataSet().put(ElementFactory.numbers(0x00091025, VR.UV, -1L, 5L));

        assertThat(json(dataSet)).contains("[\"18446744073709551615\",5]");
    }

    @Test
    void leavesOutValueOfEmptyAttributesAndGroupLengths() {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.numbers(0x00100000, VR.UL, 12))
                .put(ElementFactory.text(Tag.PatientID, ""))
                .put(ElementFactory.text(Tag.PatientSex, " "));

        assertThat(json(dataSet)).isEqualTo("{\"00100020\":{\"vr\":\"LO\"},\"00100040\":{\"vr\":\"CS\"}}");
    }

    @Test
    void bringsEveryVRThereAndBack() throws IOException {
        byte[] file = Samples.file(Samples.oneOfEverything(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        DataSet dataSet = new DicomFileReader(ReadLimits.DEFAULT)
                .read(DicomInput.of(file), LoadPolicy.ALL)
                .dataSet();

        DataSet back = parse(json(dataSet)).get(0);

        assertThat(json(back)).isEqualTo(json(dataSet));
        assertThat(back.string(Tag.PatientName)).hasValue("Wang^XiaoDong=王^小东");
        assertThat(back.get(Tag.PixelData)).isEqualTo(dataSet.get(Tag.PixelData));
        assertThat(back.get(0x00091021)).isEqualTo(dataSet.get(0x00091021));
    }

    @Test
    void makesUnicodeTextUtf8WhateverItSays() throws IOException {
        DataSet read = parse("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Ideographic\":\"王^小东\"}]}}")
                .get(0);

        assertThat(read.strings(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 192");
        assertThat(read.string(Tag.PatientName)).hasValue("=王^小东");
    }

    /** Found by fuzzing: (0008,0005) as SS came out as text under a numeric VR. */
    @Test
    void writesNoTextUnderANumericVR() {
        DataSet dataSet = new DataSet().put(ElementFactory.numbers(Tag.SpecificCharacterSet, VR.SS, 5));

        assertThat(json(dataSet, CharacterSetValue.UTF_8)).isEqualTo("{\"00080005\":{\"vr\":\"SS\",\"Value\":[5]}}");
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        DataSet read =
                parse("\uFEFF{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]}}").get(0);

        assertThat(read.string(Tag.PatientID)).hasValue("P1");
    }

    @Test
    void fetchesBulkDataByItsUri() throws IOException {
        List<DataSet> read = new DicomJsonReader(uri -> uri.equals("part2") ? new byte[] {7} : new byte[0])
                .read(stream("[{\"7FE00010\":{\"vr\":\"OB\",\"BulkDataURI\":\"part2\"}}]"));

        assertThat(read.get(0).get(Tag.PixelData))
                .isEqualTo(ElementFactory.bytes(Tag.PixelData, VR.OB, new byte[] {7, 0}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "[1]",
                "{",
                "{\"0010\":{}}",
                "{\"00100020\":{\"Value\":[\"x\"]}}",
                "{\"00100020\":{\"vr\":\"ZZ\"}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[70000]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"x\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":5}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"*\"}}",
                "{\"7FE00010\":{\"vr\":\"OB\",\"Value\":[1]}}",
                "{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":1}]}}",
                "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[\"x\"]}}",
                "{\"FFFEE000\":{\"vr\":\"UN\"}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e999999999]}}",
                "{} {}",
                "\uFEFF",
                "\uFEFF\uFEFF{}",
                "{}\uFEFF"
            })
    void refusesWhatIsNoDicomJson(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(DicomJsonException.class);
    }

    @Test
    void refusesDeepNesting() {
        String bomb = "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[".repeat(100_000);

        assertThatThrownBy(() -> parse(bomb)).isInstanceOf(DicomJsonException.class);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[][] others = {{0, 0, 0, '[', 2, 5, 0, 0}, {0, 0, '[', 0}, {'[', 0, ']', 0}, {'"', (byte) 0xC4, '"'}};

        for (byte[] other : others) {
            assertThatThrownBy(() -> new DicomJsonReader(uri -> new byte[0]).read(new ByteArrayInputStream(other)))
                    .isInstanceOf(DicomJsonException.class);
        }
    }

    @Test
    void givesTypedErrorOrDataSetForDamagedText() throws IOException {
        byte[] text = json(Samples.oneOfEverything()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = text.clone();
            damaged[random.nextInt(text.length)] = (byte) (32 + random.nextInt(95));
            try {
                assertThat(new DicomJsonReader(uri -> new byte[0]).read(new ByteArrayInputStream(damaged)))
                        .isNotNull();
            } catch (DicomJsonException e) {
                assertThat(e.getMessage()).contains("PS3.18");
            }
        }
    }

    private static List<DataSet> parse(String text) throws IOException {
        return new DicomJsonReader(uri -> new byte[0]).read(stream(text));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(DataSet dataSet) {
        return json(dataSet, CharacterSetValue.AS_STORED);
    }

    private static String json(DataSet dataSet, CharacterSetValue characterSetValue) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new DicomJsonWriter((element, region) -> "urn:bulk", characterSetValue).write(dataSet, json);
        }
        return text.toString();
    }
}
