package io.yingdun.dicom.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasicProfileTest {

    private static DataSet of(DataSet dataSet) {
        return BasicProfile.of(dataSet);
    }

    @Test
    void emptiesWhoItIsAndRemovesWhatIsSaidOfThem() {
        DataSet shown = of(new DataSet()
                .put(ElementFactory.text(Tag.PatientName, "Wang^XiaoDong"))
                .put(ElementFactory.text(Tag.PatientID, "P1"))
                .put(ElementFactory.text(Tag.PatientBirthDate, "19800101"))
                .put(ElementFactory.text(Tag.AccessionNumber, "A1"))
                .put(ElementFactory.text(Tag.StudyDate, "20251101"))
                .put(ElementFactory.text(Tag.PatientAge, "045Y"))
                .put(ElementFactory.text(Tag.StudyDescription, "Chest of Mr Wang"))
                .put(ElementFactory.text(Tag.PatientAddress, "Road 7")));
        assertThat(List.of(Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate, Tag.AccessionNumber, Tag.StudyDate))
                .allSatisfy(tag -> {
                    assertThat(shown.contains(tag)).isTrue();
                    assertThat(shown.string(tag)).isEmpty();
                });
        assertThat(List.of(Tag.PatientAge, Tag.StudyDescription, Tag.PatientAddress))
                .allSatisfy(tag -> assertThat(shown.contains(tag)).isFalse());
    }

    @Test
    void keepsWhatThePictureIsMadeByAndItsAddresses() {
        DataSet image = new DataSet()
                .put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"))
                .put(ElementFactory.text(Tag.SOPInstanceUID, "1.2.3"))
                .put(ElementFactory.text(Tag.Modality, "CT"))
                .put(ElementFactory.text(Tag.PixelSpacing, "0.5", "0.5"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, 512))
                .put(ElementFactory.bytes(Tag.PixelData, VR.OW, new byte[4]));
        DataSet shown = of(image);
        assertThat(image)
                .allSatisfy(element -> assertThat(shown.get(element.tag())).isEqualTo(element));
    }

    @Test
    void looksIntoEachItem() {
        DataSet item = new DataSet()
                .put(ElementFactory.text(Tag.ReferencedSOPInstanceUID, "1.2"))
                .put(ElementFactory.text(Tag.PatientName, "Wang"));
        DataSet shown = of(new DataSet().put(new SequenceElement(Tag.ReferencedImageSequence, List.of(item))));
        DataSet kept = shown.items(Tag.ReferencedImageSequence).get(0);
        assertThat(kept.string(Tag.ReferencedSOPInstanceUID)).contains("1.2");
        assertThat(kept.string(Tag.PatientName)).isEmpty();
        assertThat(item.string(Tag.PatientName)).contains("Wang");
    }

    @Test
    void removesWhatMayHoldAnything() {
        DataSet shown = of(new DataSet()
                .put(ElementFactory.text(0x00090010, VR.LO, SpecificCharacterSet.DEFAULT, List.of("VENDOR")))
                .put(ElementFactory.text(0x00091001, VR.LO, SpecificCharacterSet.DEFAULT, List.of("Wang")))
                .put(ElementFactory.text(0x00087770, VR.LO, SpecificCharacterSet.DEFAULT, List.of("Wang")))
                .put(ElementFactory.text(Tag.CodingSchemeName, "Wang"))
                .put(ElementFactory.bytes(0x60003000, VR.OW, new byte[2]))
                .put(ElementFactory.numbers(0x60000010, VR.US, 512)));
        assertThat(shown)
                .extracting(element -> element.tag())
                .containsExactly(
                        Tag.PatientIdentityRemoved, Tag.DeidentificationMethod, Tag.DeidentificationMethodCodeSequence);
    }

    @Test
    void leavesNothingOfADocumentOrOfAStructuredReportsText() {
        DataSet shown = of(new DataSet()
                .put(ElementFactory.bytes(Tag.EncapsulatedDocument, VR.OB, "%PDF Wang".getBytes()))
                .put(new SequenceElement(
                        Tag.ContentSequence, List.of(new DataSet().put(ElementFactory.text(Tag.TextValue, "Wang"))))));
        assertThat(shown.get(Tag.EncapsulatedDocument).isEmpty()).isTrue();
        assertThat(shown.items(Tag.ContentSequence)).isEmpty();
    }

    @Test
    void saysThatIdentityWasRemovedAndHow() {
        DataSet shown = of(new DataSet());
        assertThat(shown.string(Tag.PatientIdentityRemoved)).contains("YES");
        assertThat(shown.items(Tag.DeidentificationMethodCodeSequence))
                .extracting(code -> code.string(Tag.CodeValue).orElseThrow())
                .containsExactly("113100", "113110");
    }

    @Test
    void tellsWhichAttributesItKeeps() {
        assertThat(BasicProfile.keeps(Tag.Modality)).isTrue();
        assertThat(BasicProfile.keeps(Tag.SeriesInstanceUID)).isTrue();
        assertThat(BasicProfile.keeps(Tag.PatientName)).isFalse();
        assertThat(BasicProfile.keeps(Tag.SeriesDescription)).isFalse();
    }
}
