package io.yingdun.cloud.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of an object's header; made by {@link HeaderReader}.
 *
 * @param frames encoded {@link FrameTable}, or null where frames cannot be found in the stored bytes
 * @param json the data set without pixel data as DICOM JSON, compressed with zstd
 */
public record InstanceHeader(
        InstanceReference reference,
        PatientPart patient,
        StudyPart study,
        SeriesPart series,
        InstancePart instance,
        byte @Nullable [] frames,
        byte[] json) {

    /** Whether it has a picture or several, of whatever class it is. */
    public boolean hasPixels() {
        return frames != null;
    }

    record PatientPart(String patientId, String issuer, String name, String birthDate, String sex) {}

    record StudyPart(
            String date,
            String time,
            String accessionNumber,
            String studyId,
            String description,
            String referringPhysician,
            String timezoneOffset) {}

    record SeriesPart(
            String modality,
            @Nullable Integer number,
            String description,
            String bodyPartExamined,
            String laterality,
            String performedStartDate,
            String performedStartTime,
            List<Series.Request> requests) {}

    record InstancePart(
            String transferSyntaxUid,
            @Nullable Integer number,
            @Nullable Integer rows,
            @Nullable Integer columns,
            @Nullable Integer bitsAllocated,
            @Nullable Integer numberOfFrames) {}
}
