package io.yingdun.dicom.io;

import static io.yingdun.dicom.testkit.DicomBytes.UNDEFINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.PrivateBlocks;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.DicomBytes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DataSetReaderTest {

    private static final int PRIVATE_SEQUENCE = 0x00091001;

    @Test
    void resolvesUSOrSSByPixelRepresentation() throws IOException {
        byte[] bytes = DicomBytes.implicit()
                .us(Tag.PixelRepresentation, 1)
                .us(Tag.SmallestImagePixelValue, 0xFFFF)
                .bytes();

        assertThat(read(bytes, Encoding.IMPLICIT_LITTLE).dataSet().integer(Tag.SmallestImagePixelValue))
                .hasValue(-1);
    }

    @Test
    void readsPrivateElementOfUndefinedLengthInImplicitVRAsSequence() throws IOException {
        byte[] bytes = DicomBytes.implicit()
                .text(0x00090010, "LO", "VENDOR")
                .header(PRIVATE_SEQUENCE, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .text(Tag.PatientID, "LO", "1234")
                .itemEnd()
                .sequenceEnd()
                .value(Tag.PixelData, "OW", new byte[2])
                .bytes();

        DataSet dataSet = read(bytes, Encoding.IMPLICIT_LITTLE).dataSet();

        assertThat(dataSet.items(PRIVATE_SEQUENCE))
                .singleElement()
                .satisfies(item -> assertThat(item.string(Tag.PatientID)).hasValue("1234"));
        assertThat(dataSet.contains(Tag.PixelData)).isTrue();
        assertThat(new PrivateBlocks(dataSet).tagOf(0x0009, "VENDOR", 0x01)).hasValue(PRIVATE_SEQUENCE);
        assertThat(new PrivateBlocks(dataSet).creatorOf(PRIVATE_SEQUENCE)).hasValue("VENDOR");
    }

    @Test
    void readsContentOfUnknownSequenceAsImplicitVR() throws IOException {
        byte[] content = DicomBytes.implicit()
                .item(UNDEFINED)
                .text(Tag.PatientID, "LO", "1234")
                .itemEnd()
                .sequenceEnd()
                .bytes();
        byte[] bytes = DicomBytes.explicit()
                .header(PRIVATE_SEQUENCE, "UN", UNDEFINED)
                .raw(content)
                .us(Tag.Rows, 5)
                .bytes();

        DataSet dataSet = read(bytes, Encoding.EXPLICIT_LITTLE).dataSet();

        assertThat(dataSet.get(PRIVATE_SEQUENCE))
                .isInstanceOfSatisfying(
                        SequenceElement.class,
                        sequence -> assertThat(sequence.vr()).isEqualTo(VR.UN));
        assertThat(dataSet.items(PRIVATE_SEQUENCE).get(0).string(Tag.PatientID)).hasValue("1234");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(5);
    }

    @Test
    void readsUnknownSequenceOfAWriterThatUsesExplicitVRInIt() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .header(PRIVATE_SEQUENCE, "UN", UNDEFINED)
                .item(UNDEFINED)
                .text(Tag.PatientID, "LO", "1234")
                .itemEnd()
                .sequenceEnd()
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().items(PRIVATE_SEQUENCE).get(0).string(Tag.PatientID))
                .hasValue("1234");
        assertThat(rules(read)).containsExactly(ParseRule.UN_CONTENT);
    }

    @Test
    void passesOverDelimitersWithUndefinedLength() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .header(Tag.ReferencedImageSequence, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .text(Tag.ReferencedSOPInstanceUID, "UI", "1.2\0")
                .word(0xFFFE)
                .word(0xE00D)
                .integer(UNDEFINED)
                .word(0xFFFE)
                .word(0xE0DD)
                .integer(UNDEFINED)
                .us(Tag.Rows, 5)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().integer(Tag.Rows)).hasValue(5);
        assertThat(rules(read)).containsExactly(ParseRule.DELIMITER_LENGTH, ParseRule.DELIMITER_LENGTH);
    }

    @Test
    void passesOverDelimiterWithNothingToClose() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .us(Tag.Rows, 5)
                .itemEnd()
                .us(Tag.Columns, 6)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().integer(Tag.Columns)).hasValue(6);
        assertThat(rules(read)).containsExactly(ParseRule.DELIMITER_UNEXPECTED);
    }

    @Test
    void readsVRsOfLaterEditionsWithLongLength() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .raw(new byte[] {0x09, 0, 0x01, 0x10, 'Z', 'Z', 0, 0, 4, 0, 0, 0, 1, 2, 3, 4})
                .us(Tag.Rows, 5)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().integer(Tag.Rows)).hasValue(5);
        assertThat(rules(read)).containsExactly(ParseRule.UNKNOWN_VR);
    }

    @Test
    void readsOnWhereAWriterDropsToImplicitVR() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .text(Tag.Modality, "CS", "CT")
                .raw(DicomBytes.implicit().text(Tag.PatientID, "LO", "12").bytes())
                .us(Tag.Rows, 5)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().string(Tag.PatientID)).hasValue("12");
        assertThat(read.dataSet().integer(Tag.Rows)).hasValue(5);
        assertThat(rules(read)).containsExactly(ParseRule.MISSING_VR);
    }

    @Test
    void keepsTheFirstOfTwoElementsWithOneTag() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .us(Tag.Rows, 5)
                .us(Tag.Rows, 6)
                .us(Tag.SamplesPerPixel, 1)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().integer(Tag.Rows)).hasValue(5);
        assertThat(rules(read)).containsExactly(ParseRule.DUPLICATE_ELEMENT, ParseRule.ELEMENT_ORDER);
    }

    @Test
    void acceptsOddLengths() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .text(Tag.PatientID, "LO", "123")
                .us(Tag.Rows, 5)
                .bytes();

        DataSetBuilder read = read(bytes, Encoding.EXPLICIT_LITTLE);

        assertThat(read.dataSet().string(Tag.PatientID)).hasValue("123");
        assertThat(rules(read)).containsExactly(ParseRule.ODD_LENGTH);
    }

    @Test
    void namesOffsetAndPathOfAValueThatLeavesItsItem() {
        byte[] bytes = DicomBytes.explicit()
                .header(Tag.ReferencedImageSequence, "SQ", 24)
                .item(16)
                .header(Tag.ReferencedSOPInstanceUID, "UI", 200)
                .text(Tag.PatientID, "LO", "aaaaaaaa")
                .raw(new byte[300])
                .bytes();

        assertThatThrownBy(() -> read(bytes, Encoding.EXPLICIT_LITTLE))
                .isInstanceOfSatisfying(DicomParseException.class, e -> {
                    assertThat(e.rule()).isEqualTo(ParseRule.VALUE_BEYOND_ITEM);
                    assertThat(e.byteOffset()).isEqualTo(20);
                    assertThat(e.tagPath()).isEqualTo("(0008,1140)[1].(0008,1155)");
                });
    }

    @Test
    void holdsTheBoundsOfAnIconWithCompressedPixels() throws IOException {
        byte[] bytes = DicomBytes.explicit()
                .header(Tag.IconImageSequence, "SQ", UNDEFINED)
                .item(UNDEFINED)
                .header(Tag.PixelData, "OB", UNDEFINED)
                .item(0)
                .item(2)
                .word(0x1111)
                .sequenceEnd()
                .itemEnd()
                .sequenceEnd()
                .header(Tag.PixelData, "OB", UNDEFINED)
                .item(0)
                .item(4)
                .integer(0x22222222)
                .sequenceEnd()
                .bytes();

        DataSet dataSet = read(bytes, Encoding.EXPLICIT_LITTLE).dataSet();

        assertThat(fragments(dataSet)).containsExactly(new byte[] {0x22, 0x22, 0x22, 0x22});
        assertThat(fragments(dataSet.items(Tag.IconImageSequence).get(0))).containsExactly(new byte[] {0x11, 0x11});
    }

    private static List<byte[]> fragments(DataSet dataSet) {
        return ((FragmentsElement) Objects.requireNonNull(dataSet.get(Tag.PixelData))).contents();
    }

    private static DataSetBuilder read(byte[] bytes, Encoding encoding) throws IOException {
        DataSetBuilder builder = new DataSetBuilder(LoadPolicy.ALL);
        new DataSetReader(DicomInput.of(bytes), ReadLimits.DEFAULT, builder).read(encoding);
        return builder;
    }

    private static List<ParseRule> rules(DataSetBuilder read) {
        return read.findings().stream().map(Finding::rule).toList();
    }
}
