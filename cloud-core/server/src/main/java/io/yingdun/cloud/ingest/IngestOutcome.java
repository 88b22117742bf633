package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.HeaderException;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an object that was sent.
 *
 * @param instance whom the object says it is; null where that could not be read
 * @param refusal why it was not taken; null where it was
 * @param detail the refusal in words, without any person's data; empty when there is none
 * @param offset of the faulty byte of the object, or -1
 * @param replaced the instance that was read from the same file in place before, and has left the index with it; or null
 */
public record IngestOutcome(
        Result result,
        @Nullable InstanceReference instance,
        @Nullable Refusal refusal,
        String detail,
        long offset,
        @Nullable InstanceReference replaced) {

    public IngestOutcome(
            Result result,
            @Nullable InstanceReference instance,
            @Nullable Refusal refusal,
            String detail,
            long offset) {
        this(result, instance, refusal, detail, offset, null);
    }

    /** The outcome in one word. */
    public enum Result {
        /** New: bytes durable, row committed. */
        STORED,
        /** Known with the very same bytes: as good as stored. */
        DUPLICATE,
        /**
         * The SOP Instance UID is known with other bytes, which stay what is read. By policy these are refused, or taken
         * and kept beside them; a task tells a person.
         */
        CONFLICT,
        /** Not taken. */
        REFUSED
    }

    /** Why an object was not taken. */
    public enum Refusal {
        NOT_DICOM,
        /** The data set breaks off or contradicts itself. */
        BROKEN,
        /** A UID that places it in the hierarchy is missing, or none. */
        UID,
        /** It is not what the sender announced. */
        UNEXPECTED,
        OTHER_BYTES,
        /** No room: send again later. */
        OUT_OF_RESOURCES,
        /** Disk or database do not answer: send again later. */
        UNAVAILABLE;

        static Refusal of(StorageException failure) {
            return failure.kind() == StorageException.Kind.FULL ? OUT_OF_RESOURCES : UNAVAILABLE;
        }
    }

    /** True when the sender may forget its own copy. */
    public boolean accepted() {
        return refusal == null;
    }

    /** True when sending the same object later may succeed. */
    public boolean mayBeSentAgain() {
        return refusal == Refusal.OUT_OF_RESOURCES || refusal == Refusal.UNAVAILABLE;
    }

    IngestOutcome replacing(@Nullable InstanceReference former) {
        return new IngestOutcome(result, instance, refusal, detail, offset, former);
    }

    static IngestOutcome accepted(Result result, InstanceReference instance) {
        return new IngestOutcome(result, instance, null, "", -1);
    }

    static IngestOutcome refused(HeaderException broken) {
        Refusal refusal = switch (broken.kind()) {
            case NOT_DICOM -> Refusal.NOT_DICOM;
            case BROKEN -> Refusal.BROKEN;
            case UID -> Refusal.UID;
        };
        return refused(refusal, null, String.valueOf(broken.getMessage()), broken.offset());
    }

    static IngestOutcome refused(Refusal refusal, @Nullable InstanceReference instance, String detail, long offset) {
        Result result = refusal == Refusal.OTHER_BYTES ? Result.CONFLICT : Result.REFUSED;
        return new IngestOutcome(result, instance, refusal, detail, offset);
    }
}
