package io.yingdun.cloud.dimse;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Writes down who saw or sent what: the calling AE title with its address. */
@Component
class PeerJournal {

    private static final String ROLE = "PEER";

    private final AccessJournal journal;

    PeerJournal(AccessJournal journal) {
        this.journal = journal;
    }

    static String address(AssociationParameters association) {
        return association.remoteAddress().getAddress().getHostAddress();
    }

    /** @param study UID, or empty for what spans studies */
    void searched(AssociationParameters association, String study) throws DimseException {
        await(
                journal.accessedBy(actor(association, Optional.empty()), AccessKind.SEARCH, study, null, null, 0),
                Status.OUT_OF_RESOURCES);
    }

    /** One entry a study. */
    void given(AssociationParameters association, Optional<String> destination, Collection<Instance> instances)
            throws DimseException {
        Map<String, Long> bytesOfStudies = new LinkedHashMap<>();
        instances.forEach(instance -> bytesOfStudies.merge(instance.studyInstanceUid(), instance.size(), Long::sum));
        AuditActor actor = actor(association, destination);
        List<CompletableFuture<Void>> entries = new ArrayList<>();
        bytesOfStudies.forEach((study, bytes) ->
                entries.add(journal.accessedBy(actor, AccessKind.INSTANCES, study, null, null, bytes)));
        await(
                CompletableFuture.allOf(entries.toArray(CompletableFuture[]::new)),
                Status.UNABLE_TO_PERFORM_SUBOPERATIONS);
    }

    /** @return done when it is written down, before which the sender must not be told that it is stored */
    CompletableFuture<Void> stored(AuditActor sender, InstanceReference instance, long bytes) {
        return journal.accessedBy(sender, AccessKind.STORE, instance.studyInstanceUid(), null, null, bytes);
    }

    static AuditActor actor(String title, String address) {
        return new AuditActor(title, ROLE, address);
    }

    /** Who sees the data: where it goes elsewhere than to the one who asks, both are named. */
    private static AuditActor actor(AssociationParameters association, Optional<String> destination) {
        String title = association.callingAETitle();
        String name = destination
                .filter(other -> !other.equals(title))
                .map(other -> title + " for " + other)
                .orElse(title);
        return actor(name, address(association));
    }

    /** @param otherwise where it cannot be written down, and nothing may be given: come again */
    private static void await(CompletableFuture<Void> written, Status otherwise) throws DimseException {
        try {
            AccessJournal.await(written);
        } catch (ProblemException e) {
            throw DatabaseRefusal.of(otherwise);
        }
    }
}
