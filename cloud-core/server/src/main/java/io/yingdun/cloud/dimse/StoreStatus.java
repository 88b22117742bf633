package io.yingdun.cloud.dimse;

import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.dicom.dimse.Status;

/** What C-STORE answers (PS3.4 table B.2-1, PS3.7 §C.5). */
final class StoreStatus {

    /** The SOP Instance UID is known with other bytes (PS3.7 §C.5.5). */
    private static final Status DUPLICATE_SOP_INSTANCE = new Status(0x0111);

    private StoreStatus() {}

    static Status of(IngestOutcome outcome) {
        IngestOutcome.Refusal refusal = outcome.refusal();
        if (refusal == null) {
            return Status.SUCCESS;
        }
        Status status = switch (refusal) {
            case NOT_DICOM, BROKEN -> Status.CANNOT_UNDERSTAND;
            case UID, UNEXPECTED -> Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS;
            case OTHER_BYTES -> DUPLICATE_SOP_INSTANCE;
            // A700H for both: senders come again after it, and give up after others
            case OUT_OF_RESOURCES, UNAVAILABLE -> Status.OUT_OF_RESOURCES;
        };
        return status.withComment(outcome.detail());
    }
}
