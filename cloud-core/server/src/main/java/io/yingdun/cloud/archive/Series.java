package io.yingdun.cloud.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as its first instance described it.
 *
 * @param id the index's own number
 * @param performedStartDate Performed Procedure Step Start Date
 * @param requests the items of the Request Attributes Sequence
 */
public record Series(
        long id,
        String studyInstanceUid,
        String seriesInstanceUid,
        String modality,
        @Nullable Integer seriesNumber,
        String seriesDescription,
        String bodyPartExamined,
        String laterality,
        String performedStartDate,
        String performedStartTime,
        List<Request> requests,
        int instanceCount) {

    /** An item of the Request Attributes Sequence. */
    public record Request(String scheduledProcedureStepId, String requestedProcedureId) {}
}
