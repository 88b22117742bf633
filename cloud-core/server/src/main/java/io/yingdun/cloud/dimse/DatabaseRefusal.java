package io.yingdun.cloud.dimse;

import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.foundation.problem.DatabaseAway;
import java.io.IOException;

/** Tells a peer that asks while the database is away to come again, and not that its request failed. */
final class DatabaseRefusal {

    private static final String WHY = "the database does not answer";

    private DatabaseRefusal() {}

    /** What needs the database. */
    interface Work<T> {

        T perform() throws IOException;
    }

    /**
     * Performs it.
     *
     * @param status of the service that says "out of resources"
     * @throws DimseException of that status where the database is away
     */
    static <T> T with(Status status, Work<T> work) throws IOException {
        try {
            return work.perform();
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) {
                throw of(status);
            }
            throw e;
        }
    }

    static DimseException of(Status status) {
        return new DimseException(status.withComment(WHY));
    }
}
