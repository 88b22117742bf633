package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.TransferSyntax;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read.
 *
 * @param preamble its 128 bytes, or null where the file has none
 * @param fileMetaInformation group 0002; empty where the file has none
 * @param transferSyntax the one that the data set really is in
 * @param dataSetOffset of the first byte after group 0002
 * @param findings departures from the standard, in the order met
 * @param failure what ended the reading of a broken file, when the caller asked for what could be saved; else null
 */
public record DicomFile(
        byte @Nullable [] preamble,
        DataSet fileMetaInformation,
        TransferSyntax transferSyntax,
        long dataSetOffset,
        DataSet dataSet,
        List<Finding> findings,
        @Nullable DicomParseException failure) {

    public DicomFile {
        findings = List.copyOf(findings);
    }

    /** Empty for a file that was read to its end. */
    public Optional<DicomParseException> brokenBy() {
        return Optional.ofNullable(failure);
    }
}
