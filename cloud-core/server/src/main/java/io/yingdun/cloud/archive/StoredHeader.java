package io.yingdun.cloud.archive;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.foundation.runtime.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a header that the index keeps says of patient, study and series, to be compared with another one.
 *
 * @param content the DICOM JSON without the places of values that lie in the file: the same for the same data set, whatever
 *     stands in front of it there. The lengths of those values are part of it, their bytes are not
 */
record StoredHeader(
        String content,
        InstanceHeader.PatientPart patient,
        InstanceHeader.StudyPart study,
        InstanceHeader.SeriesPart series) {

    private static final byte[] NOT_LOADED = {};

    /** @param compressed as in {@link InstanceHeader#json()} */
    static StoredHeader of(byte[] compressed) {
        String json = Archive.inflate(compressed);
        DataSet dataSet = read(json);
        return new StoredHeader(
                BulkDataPath.withoutOffsets(json),
                HeaderReader.patient(dataSet),
                HeaderReader.study(dataSet),
                HeaderReader.series(dataSet));
    }

    private static DataSet read(String json) {
        try {
            return new DicomJsonReader(uri -> NOT_LOADED)
                    .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException("a header that this server wrote cannot be read", e);
        }
    }

    /** SHA-256 of {@link #content()} in lower-case hexadecimal. */
    String hash() {
        return Sha256.hex(content);
    }

    boolean namesPatientOf(StoredHeader other) {
        return patient.patientId().equals(other.patient.patientId())
                && patient.issuer().equals(other.patient.issuer());
    }
}
