package io.yingdun.dicom.dimse;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Identifiers and other small data sets of messages. */
public final class DataSetCodec {

    /** An identifier of more than this many bytes is refused: keys, and lists of UIDs, are far smaller. */
    public static final int MAXIMUM_BYTES = 4 << 20;

    private static final ReadLimits LIMITS =
            new ReadLimits(16, 200_000, MAXIMUM_BYTES, MAXIMUM_BYTES, 8L * MAXIMUM_BYTES);

    private DataSetCodec() {}

    static byte[] encode(DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (transferSyntax.deflated()) {
            throw new DimseException(Status.PROCESSING_FAILURE.withComment("deflated identifiers are not sent"));
        }
        new DataSetWriter(out, BulkSource.none()).write(dataSet, Encoding.of(transferSyntax));
        return out.toByteArray();
    }

    /** As a file's data set is read, with the repair of wrong character sets. */
    static DataSet decode(byte[] bytes, TransferSyntax transferSyntax) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        new DicomFileWriter(head, BulkSource.none())
                .writeHead(FileMetaInformation.of(UID.Verification, "2.25.0", transferSyntax));
        InputStream file =
                new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), new ByteArrayInputStream(bytes));
        return new DicomFileReader(LIMITS)
                .read(DicomInput.of(file), LoadPolicy.ALL)
                .dataSet();
    }
}
