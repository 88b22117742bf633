package io.yingdun.dicom.testkit;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Small objects that have one of everything: every VR, nesting in both forms of length, private blocks, pixels. */
public final class Samples {

    private Samples() {}

    public static DataSet oneOfEverything() {
        DataSet inner = new DataSet()
                .put(ElementFactory.text(Tag.CodeValue, "T-D1100"))
                .put(ElementFactory.text(Tag.CodeMeaning, "Head"));
        DataSet middle = new DataSet()
                .put(ElementFactory.text(Tag.ReferencedSOPInstanceUID, "1.2.3.4"))
                .put(new SequenceElement(Tag.PurposeOfReferenceCodeSequence, List.of(inner)));
        return new DataSet()
                .put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"))
                .put(ElementFactory.text(Tag.SOPClassUID, UID.CTImageStorage))
                .put(ElementFactory.text(Tag.SOPInstanceUID, "1.2.3.4.5"))
                .put(ElementFactory.text(Tag.StudyDate, "20240229"))
                .put(ElementFactory.text(Tag.StudyTime, "235959.9"))
                .put(ElementFactory.text(Tag.Modality, "CT"))
                .put(ElementFactory.text(
                        Tag.PatientName, VR.PN, SpecificCharacterSet.UTF_8, List.of("Wang^XiaoDong=王^小东")))
                .put(ElementFactory.text(Tag.PatientID, "P1"))
                .put(ElementFactory.text(Tag.PatientAge, "042Y"))
                .put(new SequenceElement(
                        Tag.ReferencedImageSequence,
                        VR.SQ,
                        List.of(new Item(middle, true), new Item(new DataSet(), false)),
                        true))
                .put(ElementFactory.text(0x00091010, VR.LO, SpecificCharacterSet.DEFAULT, List.of("a", "", "b")))
                .put(ElementFactory.text(0x00090010, VR.LO, SpecificCharacterSet.DEFAULT, List.of("YINGDUN TEST")))
                .put(ElementFactory.bytes(0x00091011, VR.UN, new byte[] {1, 2, 3, 4}))
                .put(ElementFactory.text(Tag.SliceThickness, "1.25"))
                .put(ElementFactory.text(Tag.InstanceNumber, "7"))
                .put(ElementFactory.numbers(Tag.FrameIncrementPointer, VR.AT, Tag.SliceThickness))
                .put(ElementFactory.numbers(Tag.SmallestImagePixelValue, VR.SS, -1024))
                .put(ElementFactory.numbers(0x00091020, VR.FL, 1.5f, Float.MIN_VALUE))
                .put(ElementFactory.numbers(0x00091021, VR.FD, Math.PI, -0.0))
                .put(ElementFactory.numbers(0x00091022, VR.UL, 0xFFFFFFFFL))
                .put(ElementFactory.numbers(0x00091023, VR.SL, Integer.MIN_VALUE))
                .put(ElementFactory.numbers(0x00091024, VR.SV, Long.MIN_VALUE, 5L))
                .put(ElementFactory.numbers(0x00091025, VR.UV, -1L))
                .put(ElementFactory.bytes(0x00091026, VR.OF, new byte[8]))
                .put(ElementFactory.bytes(0x00091027, VR.OV, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))
                .put(ElementFactory.text(0x00091028, VR.UR, SpecificCharacterSet.DEFAULT, List.of("http://x/?a=1")))
                .put(ElementFactory.text(0x00091029, VR.UT, SpecificCharacterSet.UTF_8, List.of(" 影\\盾 ")))
                .put(ElementFactory.text(0x0009102A, VR.UC, SpecificCharacterSet.UTF_8, List.of("影", "盾")))
                .put(ElementFactory.numbers(Tag.SamplesPerPixel, VR.US, 1))
                .put(ElementFactory.text(Tag.PhotometricInterpretation, "MONOCHROME2"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, 2))
                .put(ElementFactory.numbers(Tag.Columns, VR.US, 3))
                .put(ElementFactory.numbers(Tag.BitsAllocated, VR.US, 16))
                .put(ElementFactory.numbers(Tag.BitsStored, VR.US, 12))
                .put(ElementFactory.numbers(Tag.HighBit, VR.US, 11))
                .put(ElementFactory.numbers(Tag.PixelRepresentation, VR.US, 1))
                .put(ElementFactory.bytes(
                        Tag.PixelData, VR.OW, new byte[] {1, 0, 2, 0, 3, 0, (byte) 0xFF, 0x0F, 4, 0, 0, 8}));
    }

    /** Two frames in three fragments, with the table that says so. */
    public static FragmentsElement twoFramesInThreeFragments() {
        List<byte[]> contents = List.of(new byte[] {1, 2}, new byte[] {3, 4}, new byte[] {5, 6, 7, 8});
        List<FileRegion> regions = List.of(new FileRegion(24, 2), new FileRegion(34, 2), new FileRegion(44, 4));
        return new FragmentsElement(Tag.PixelData, VR.OB, new FileRegion(0, 48), List.of(0L, 20L), regions, contents);
    }

    public static byte[] file(DataSet dataSet, TransferSyntax transferSyntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DicomFileWriter(out, BulkSource.none())
                    .write(
                            FileMetaInformation.of(UID.CTImageStorage, "1.2.3.4.5", transferSyntax),
                            dataSet,
                            transferSyntax);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
