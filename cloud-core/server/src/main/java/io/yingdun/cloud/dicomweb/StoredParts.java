package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The parts of a store request whose fate is not known yet, and the studies that those before them went into. */
final class StoredParts {

    /** Parts whose commit is awaited while the next ones are read, so that they share a sync. */
    private static final int MOST_OUTSTANDING = 256;

    private record Part(CompletableFuture<IngestOutcome> outcome, long bytes) {}

    private final StoreResult result;
    private final Deque<Part> outstanding = new ArrayDeque<>();
    private final Map<String, Long> bytesOfStudies = new LinkedHashMap<>();

    StoredParts(StoreResult result) {
        this.result = result;
    }

    StoreResult result() {
        return result;
    }

    /** Waits for an earlier one where too many are outstanding. */
    void add(CompletableFuture<IngestOutcome> outcome, long bytes) {
        outstanding.add(new Part(outcome, bytes));
        if (outstanding.size() >= MOST_OUTSTANDING) {
            settle(outstanding.remove());
        }
    }

    void addWithoutRoom() {
        add(
                CompletableFuture.completedFuture(new IngestOutcome(
                        IngestOutcome.Result.REFUSED, null, IngestOutcome.Refusal.OUT_OF_RESOURCES, "no room", -1)),
                0);
    }

    private void settle(Part part) {
        IngestOutcome outcome = part.outcome.join();
        result.add(outcome);
        if (outcome.accepted() && outcome.instance() != null) {
            bytesOfStudies.merge(outcome.instance().studyInstanceUid(), part.bytes, Long::sum);
        }
    }

    /**
     * Waits for all, and until it is written down into which studies they went: the sender must not be told before.
     *
     * @throws ProblemException {@code unavailable} (503): all may be sent again
     */
    void settle(AccessJournal journal, AuditActor sender) {
        while (!outstanding.isEmpty()) {
            settle(outstanding.remove());
        }
        AccessJournal.await(CompletableFuture.allOf(bytesOfStudies.entrySet().stream()
                .map(study ->
                        journal.accessedBy(sender, AccessKind.STORE, study.getKey(), null, null, study.getValue()))
                .toArray(CompletableFuture[]::new)));
    }
}
