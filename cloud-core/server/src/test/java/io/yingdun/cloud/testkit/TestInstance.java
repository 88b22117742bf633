package io.yingdun.cloud.testkit;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small synthetic CT slice, valid and boring but for what a test says. Each has UIDs of its own, so that tests can share
 * an archive.
 */
public final class TestInstance {

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final DataSet dataSet = new DataSet();
    private SpecificCharacterSet characterSet = SpecificCharacterSet.UTF_8;
    private TransferSyntax transferSyntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private TestInstance() {}

    public static String newUid() {
        return "1.2.276.0.7230010.3." + NEXT.incrementAndGet();
    }

    /** In a study and a series of its own. */
    public static TestInstance ofNewStudy() {
        return ofSeries(newUid(), newUid());
    }

    public static TestInstance ofSeries(String studyUid, String seriesUid) {
        TestInstance instance = new TestInstance();
        instance.dataSet.put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"));
        return instance.with(Tag.SOPClassUID, UID.CTImageStorage)
                .with(Tag.SOPInstanceUID, newUid())
                .with(Tag.StudyInstanceUID, studyUid)
                .with(Tag.SeriesInstanceUID, seriesUid)
                .with(Tag.StudyDate, "20251101")
                .with(Tag.StudyTime, "081500")
                .with(Tag.Modality, "CT")
                .with(Tag.PatientName, "Wang^XiaoDong=王^小东")
                .with(Tag.PatientID, "P" + NEXT.incrementAndGet())
                .with(Tag.InstanceNumber, "1")
                .pixels(16, 16);
    }

    /** A real object, uncompressed or not, as one of a study of its own. */
    public static TestInstance ofSample(Path file) {
        DicomFile read;
        try {
            read = new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestInstance instance = new TestInstance().in(read.transferSyntax());
        read.dataSet().forEach(instance.dataSet::put);
        return instance.with(Tag.SOPInstanceUID, newUid())
                .with(Tag.StudyInstanceUID, newUid())
                .with(Tag.SeriesInstanceUID, newUid());
    }

    /** Another slice of the same series. */
    public TestInstance sibling(int instanceNumber) {
        TestInstance sibling = new TestInstance();
        dataSet.forEach(sibling.dataSet::put);
        return sibling.with(Tag.SOPInstanceUID, newUid()).with(Tag.InstanceNumber, Integer.toString(instanceNumber));
    }

    /** Text is encoded with {@code set}, and (0008,0005) says {@code term}, which may be a lie. Names come afterwards. */
    public TestInstance inCharacterSet(SpecificCharacterSet set, String... term) {
        characterSet = set;
        dataSet.put(ElementFactory.text(Tag.SpecificCharacterSet, term));
        return this;
    }

    public TestInstance in(TransferSyntax syntax) {
        transferSyntax = syntax;
        return this;
    }

    public TestInstance with(int tag, String... values) {
        VR vr = Dictionary.standard().vrOf(tag);
        if (vr == null) {
            throw new IllegalArgumentException("no VR is registered for " + tag);
        }
        dataSet.put(ElementFactory.text(tag, vr, characterSet, List.of(values)));
        return this;
    }

    public TestInstance withItem(int tag, DataSet item) {
        dataSet.put(new SequenceElement(tag, List.of(item)));
        return this;
    }

    public TestInstance without(int tag) {
        dataSet.remove(tag);
        return this;
    }

    /** Several frames, one below the other in {@link #pixels} of that many rows. */
    public TestInstance frames(int count, int rows, int columns) {
        return pixels(count * rows, columns)
                .with(Tag.NumberOfFrames, Integer.toString(count))
                .rows(rows);
    }

    private TestInstance rows(int rows) {
        dataSet.put(ElementFactory.numbers(Tag.Rows, VR.US, rows));
        return this;
    }

    /** 16 bit, each pixel its own index. */
    public TestInstance pixels(int rows, int columns) {
        byte[] pixels = new byte[2 * rows * columns];
        for (int i = 0; i < rows * columns; i++) {
            pixels[2 * i] = (byte) i;
            pixels[2 * i + 1] = (byte) (i >>> 8 & 0x0F);
        }
        dataSet.put(ElementFactory.numbers(Tag.SamplesPerPixel, VR.US, 1))
                .put(ElementFactory.text(Tag.PhotometricInterpretation, "MONOCHROME2"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, rows))
                .put(ElementFactory.numbers(Tag.Columns, VR.US, columns))
                .put(ElementFactory.numbers(Tag.BitsAllocated, VR.US, 16))
                .put(ElementFactory.numbers(Tag.BitsStored, VR.US, 12))
                .put(ElementFactory.numbers(Tag.HighBit, VR.US, 11))
                .put(ElementFactory.numbers(Tag.PixelRepresentation, VR.US, 0))
                .put(ElementFactory.bytes(Tag.PixelData, VR.OW, pixels));
        return this;
    }

    public DataSet dataSet() {
        return dataSet;
    }

    public String studyUid() {
        return uid(Tag.StudyInstanceUID);
    }

    public String seriesUid() {
        return uid(Tag.SeriesInstanceUID);
    }

    public String sopUid() {
        return uid(Tag.SOPInstanceUID);
    }

    public String patientId() {
        return uid(Tag.PatientID);
    }

    /** Where DICOMweb has it (PS3.18 §10.4), below the server's address. */
    public String path() {
        return "/dicomweb/studies/" + studyUid() + "/series/" + seriesUid() + "/instances/" + sopUid();
    }

    private String uid(int tag) {
        return dataSet.string(tag).orElseThrow();
    }

    /** The Part 10 file. */
    public byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DicomFileWriter(out, BulkSource.none())
                    .write(
                            FileMetaInformation.of(
                                    dataSet.string(Tag.SOPClassUID).orElse(UID.CTImageStorage),
                                    dataSet.string(Tag.SOPInstanceUID).orElse("1.2.3"),
                                    transferSyntax),
                            dataSet,
                            transferSyntax);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
