package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes Part 10 files (PS3.10 §7.1). The stream stays open, and should be a buffered one. */
public final class DicomFileWriter {

    private static final int PREAMBLE = 128;

    private final OutputStream out;
    private final BulkSource bulk;

    public DicomFileWriter(OutputStream out, BulkSource bulk) {
        this.out = out;
        this.bulk = bulk;
    }

    /** The file as it was read. One without preamble or group 0002 stays without. */
    public void write(DicomFile file) throws IOException {
        if (file.preamble() != null) {
            start(file.preamble());
        }
        new DataSetWriter(out, BulkSource.none()).write(file.fileMetaInformation(), Encoding.EXPLICIT_LITTLE);
        dataSet(file.dataSet(), file.transferSyntax());
    }

    /** A new file; its preamble is zeros, never bytes that somebody else chose (PS3.10 §7.5). */
    public void write(DataSet fileMetaInformation, DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        writeHead(fileMetaInformation);
        dataSet(dataSet, transferSyntax);
    }

    /** What stands in front of a new file's data set, for one that is encoded already. */
    public void writeHead(DataSet fileMetaInformation) throws IOException {
        start(new byte[PREAMBLE]);
        new DataSetWriter(out, BulkSource.none()).write(fileMetaInformation, Encoding.EXPLICIT_LITTLE);
    }

    private void start(byte[] preamble) throws IOException {
        out.write(preamble);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
    }

    private void dataSet(DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        Encoding encoding = Encoding.of(transferSyntax);
        if (!transferSyntax.deflated()) {
            new DataSetWriter(out, bulk).write(dataSet, encoding);
            return;
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
            new DataSetWriter(deflated, bulk).write(dataSet, encoding);
            deflated.finish();
            if (deflater.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }
}
