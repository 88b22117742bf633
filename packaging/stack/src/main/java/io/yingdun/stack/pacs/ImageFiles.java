package io.yingdun.stack.pacs;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Data sets of the demonstration's studies, and their files. Text is GB18030, as in many hospitals of the country. */
final class ImageFiles {

    private final Examination examination;
    private final Path folder;

    ImageFiles(Examination examination, Path folder) {
        this.examination = examination;
        this.folder = folder;
    }

    /** Patient, study and series modules (PS3.3 C.7.1 to C.7.3) and the SOP common module. */
    DataSet object(String sopClass, String modality, int series, String seriesDescription, int instance) {
        Person person = examination.person();
        DataSet data = new DataSet().put(ElementFactory.text(Tag.SpecificCharacterSet, "GB18030"));
        put(data, Tag.SOPClassUID, sopClass);
        put(data, Tag.SOPInstanceUID, examination.uid(series + "/" + instance));
        put(data, Tag.StudyDate, examination.date());
        put(data, Tag.SeriesDate, examination.date());
        put(data, Tag.StudyTime, examination.time());
        put(data, Tag.SeriesTime, examination.time());
        put(data, Tag.AccessionNumber, examination.accession());
        put(data, Tag.Modality, modality);
        put(data, Tag.Manufacturer, "Yingdun");
        put(data, Tag.InstitutionName, "影盾示范医院");
        put(data, Tag.ReferringPhysicianName, "");
        put(data, Tag.StudyDescription, examination.description());
        put(data, Tag.SeriesDescription, seriesDescription);
        put(data, Tag.InstitutionalDepartmentName, examination.department());
        put(data, Tag.PatientName, person.name());
        put(data, Tag.PatientID, person.id());
        put(data, Tag.IssuerOfPatientID, DemonstrationPacs.ISSUER);
        put(data, Tag.PatientBirthDate, person.birthDate());
        put(data, Tag.PatientSex, person.sex());
        put(data, Tag.StudyInstanceUID, examination.uid());
        put(data, Tag.SeriesInstanceUID, examination.uid("series " + series));
        put(data, Tag.StudyID, examination.accession());
        put(data, Tag.SeriesNumber, Integer.toString(series));
        put(data, Tag.InstanceNumber, Integer.toString(instance));
        return data;
    }

    static void put(DataSet data, int tag, String... values) {
        VR vr = Dictionary.standard().vrOf(tag);
        data.put(ElementFactory.text(tag, vr, SpecificCharacterSet.GB18030, List.of(values)));
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Image pixel module (PS3.3 C.7.6.3) of one grey frame of 16 bits allocated. */
    static void pixels(DataSet data, int rows, int columns, int bitsStored, boolean signed, short[] values) {
        data.put(ElementFactory.numbers(Tag.SamplesPerPixel, VR.US, 1));
        put(data, Tag.PhotometricInterpretation, "MONOCHROME2");
        data.put(ElementFactory.numbers(Tag.Rows, VR.US, rows));
        data.put(ElementFactory.numbers(Tag.Columns, VR.US, columns));
        data.put(ElementFactory.numbers(Tag.BitsAllocated, VR.US, 16));
        data.put(ElementFactory.numbers(Tag.BitsStored, VR.US, bitsStored));
        data.put(ElementFactory.numbers(Tag.HighBit, VR.US, bitsStored - 1));
        data.put(ElementFactory.numbers(Tag.PixelRepresentation, VR.US, signed ? 1 : 0));
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        data.put(ElementFactory.bytes(Tag.PixelData, VR.OW, bytes.array()));
    }

    void write(DataSet data) throws IOException {
        String sopClass = data.string(Tag.SOPClassUID).orElseThrow();
        String sopInstance = data.string(Tag.SOPInstanceUID).orElseThrow();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        Path series = Files.createDirectories(
                folder.resolve("SE" + data.string(Tag.SeriesNumber).orElseThrow()));
        Path file = series.resolve(String.format(
                Locale.ROOT, "IM%05d", data.integer(Tag.InstanceNumber).orElseThrow()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            new DicomFileWriter(out, BulkSource.none())
                    .write(FileMetaInformation.of(sopClass, sopInstance, syntax), data, syntax);
        }
    }
}
