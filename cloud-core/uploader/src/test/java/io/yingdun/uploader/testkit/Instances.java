package io.yingdun.uploader.testkit;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
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
import java.util.Random;
import java.util.stream.Stream;

/** CT images whose pixels shrink by about half, like real ones, or not at all. */
public final class Instances {

    private static final String ROOT = "1.2.826.0.1.3680043.10.1561.7.";

    private Instances() {}

    /** Noise of four bits over 16: number, size and bytes say all about it. */
    public static byte[] ct(int number, int pixelBytes) {
        byte[] pixels = new byte[pixelBytes];
        new Random(number).nextBytes(pixels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 2 == 0 ? pixels[i] & 0x0F : 0);
        }
        return file(number, pixels);
    }

    public static byte[] incompressible(int number, int pixelBytes) {
        byte[] pixels = new byte[pixelBytes];
        new Random(number).nextBytes(pixels);
        return file(number, pixels);
    }

    public static String sopInstanceUid(int number) {
        return ROOT + "3." + number;
    }

    private static byte[] file(int number, byte[] pixels) {
        DataSet dataSet = new DataSet()
                .put(ElementFactory.text(Tag.SOPClassUID, UID.CTImageStorage))
                .put(ElementFactory.text(Tag.SOPInstanceUID, sopInstanceUid(number)))
                .put(ElementFactory.text(Tag.Modality, "CT"))
                .put(ElementFactory.text(Tag.PatientName, "Test^Upload"))
                .put(ElementFactory.text(Tag.PatientID, "UP1"))
                .put(ElementFactory.text(Tag.StudyInstanceUID, ROOT + "1"))
                .put(ElementFactory.text(Tag.SeriesInstanceUID, ROOT + "2"))
                .put(ElementFactory.text(Tag.InstanceNumber, Integer.toString(number)))
                .put(ElementFactory.bytes(Tag.PixelData, VR.OW, pixels));
        return file(UID.CTImageStorage, sopInstanceUid(number), dataSet);
    }

    /** A DICOMDIR (PS3.10 §8) that names these files, each by the components of its path. */
    @SafeVarargs
    public static byte[] dicomdir(List<String>... fileIds) {
        List<DataSet> records = Stream.of(fileIds)
                .map(id -> new DataSet()
                        .put(ElementFactory.text(Tag.ReferencedFileID, VR.CS, SpecificCharacterSet.UTF_8, id)))
                .toList();
        DataSet dataSet = new DataSet().put(new SequenceElement(Tag.DirectoryRecordSequence, records));
        return file(UID.MediaStorageDirectoryStorage, ROOT + "9", dataSet);
    }

    private static byte[] file(String sopClassUid, String sopInstanceUid, DataSet dataSet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DicomFileWriter(out, BulkSource.none())
                    .write(
                            FileMetaInformation.of(
                                    sopClassUid, sopInstanceUid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
                            dataSet,
                            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
