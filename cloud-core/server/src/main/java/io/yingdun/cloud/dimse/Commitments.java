package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.storage.Location;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.commitment.CommitmentHandler;
import io.yingdun.dicom.service.commitment.CommitmentRequest;
import io.yingdun.dicom.service.commitment.CommitmentResult;
import io.yingdun.dicom.service.commitment.InstanceReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Storage commitment: yes to what the index has and whose bytes are in the archive's own keeping, whole. What lies in a
 * PACS's folder is not this archive's to promise.
 */
@Component
class Commitments implements CommitmentHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Commitments.class);

    /** Failure Reasons (0008,1197) of PS3.3 table C.14-1. */
    private static final int PROCESSING_FAILURE = 0x0110;

    private static final int NO_SUCH_INSTANCE = 0x0112;
    private static final int CLASS_INSTANCE_CONFLICT = 0x0119;

    private final Archive archive;
    private final ObjectStore store;
    private final PeerDirectory directory;
    private final ArchiveTls tls;

    Commitments(Archive archive, ObjectStore store, PeerDirectory directory, ArchiveTls tls) {
        this.archive = archive;
        this.store = store;
        this.directory = directory;
        this.tls = tls;
    }

    @Override
    public CompletionStage<CommitmentResult> commit(CommitmentRequest request) throws IOException {
        return CompletableFuture.completedFuture(
                DatabaseRefusal.with(Status.RESOURCE_LIMITATION, () -> result(request)));
    }

    private CommitmentResult result(CommitmentRequest request) throws DimseException {
        directory.require(PeerRight.COMMITMENT, request.association());
        List<InstanceReference> committed = new ArrayList<>();
        Map<InstanceReference, Integer> failed = new LinkedHashMap<>();
        for (InstanceReference reference : request.instances()) {
            OptionalInt reason = whyNot(reference);
            if (reason.isPresent()) {
                failed.put(reference, reason.getAsInt());
            } else {
                committed.add(reference);
            }
        }
        return new CommitmentResult(request.transactionUID(), committed, failed);
    }

    private OptionalInt whyNot(InstanceReference reference) {
        Optional<Instance> found = archive.instance(reference.sopInstanceUID());
        if (found.isEmpty()) {
            return OptionalInt.of(NO_SUCH_INSTANCE);
        }
        Instance instance = found.get();
        if (!instance.sopClassUid().equals(reference.sopClassUID())) {
            return OptionalInt.of(CLASS_INSTANCE_CONFLICT);
        }
        return isKept(instance) ? OptionalInt.empty() : OptionalInt.of(PROCESSING_FAILURE);
    }

    private boolean isKept(Instance instance) {
        if (instance.location().kind() == Location.Kind.IN_PLACE) {
            return false;
        }
        try (StoredObject object = store.open(instance.location())) {
            return object.size() == instance.size();
        } catch (IOException e) {
            LOG.error("The bytes of {} are not there", instance.sopInstanceUid(), e);
            return false;
        }
    }

    @Override
    public void undelivered(CommitmentRequest request, CommitmentResult result, Throwable why) {
        LOG.warn(
                "{} could not be told of storage commitment {}; it has to ask again: {}",
                request.association().callingAETitle(),
                result.transactionUID(),
                why.getMessage());
    }

    /** Where the answer goes when the association on which it was asked is over. */
    Optional<RemoteApplicationEntity> asker(CommitmentRequest request) {
        return directory.find(request.association().callingAETitle()).map(tls::remote);
    }
}
