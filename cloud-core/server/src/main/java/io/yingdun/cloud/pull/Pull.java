package io.yingdun.cloud.pull;

import io.yingdun.cloud.dimse.PeerArchives.Retrieval;
import io.yingdun.cloud.runtime.HoursOfDay;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A PACS that is pulled, and how far.
 *
 * @param peer its AE title
 * @param fromDate first Study Date that is asked for
 * @param toDate last one; null: new studies are pulled too, for ever
 * @param studiesPerHour most that are fetched
 * @param hours of the day in which studies are fetched, see {@link HoursOfDay}, in the server's time zone
 * @param nextDate the day that is asked for next
 * @param note what keeps it from going on; empty when nothing does
 */
record Pull(
        String id,
        String peer,
        LocalDate fromDate,
        @Nullable LocalDate toDate,
        Retrieval retrieval,
        int studiesPerHour,
        String hours,
        State state,
        LocalDate nextDate,
        String note,
        Instant createdAt,
        String createdBy) {

    enum State {
        RUNNING,
        /** By a person, who may let it go on. */
        STOPPED,
        /** All studies up to its last day are here or have failed. */
        DONE
    }

    HoursOfDay hoursOfDay() {
        return HoursOfDay.parse(hours).orElseThrow();
    }
}
