package io.yingdun.dicom.service.storage;

import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;

/** An instance that can be sent. */
public interface StoredInstance {

    String sopClassUID();

    String sopInstanceUID();

    /** Of the bytes that {@link #open} gives. */
    TransferSyntax transferSyntax();

    /** The encoded data set, without group 0002. Called on a worker. */
    DataSetSource open() throws IOException;

    /** A Part 10 file. Its header is read now. */
    static StoredInstance of(Path file) throws IOException {
        DicomFile header = new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.HEADER);
        String sopClass = header.dataSet().string(Tag.SOPClassUID).orElseThrow(() -> unnamed());
        String sopInstance = header.dataSet().string(Tag.SOPInstanceUID).orElseThrow(() -> unnamed());
        return new StoredInstance() {
            @Override
            public String sopClassUID() {
                return sopClass;
            }

            @Override
            public String sopInstanceUID() {
                return sopInstance;
            }

            @Override
            public TransferSyntax transferSyntax() {
                return header.transferSyntax();
            }

            @Override
            public DataSetSource open() throws IOException {
                return DataSetSource.of(file, header.dataSetOffset());
            }
        };
    }

    private static DimseException unnamed() {
        return new DimseException(Status.CANNOT_UNDERSTAND.withComment("no SOP class or SOP instance UID"));
    }
}
