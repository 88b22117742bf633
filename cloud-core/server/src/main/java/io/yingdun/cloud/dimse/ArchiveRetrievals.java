package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.retrieve.MoveDestinations;
import io.yingdun.dicom.service.retrieve.RetrieveHandler;
import io.yingdun.dicom.service.retrieve.RetrieveRequest;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What C-MOVE and C-GET ask for, and where it may go. */
@Component
class ArchiveRetrievals implements RetrieveHandler, MoveDestinations {

    private static final int MOST_INSTANCES = 100_000;

    /** Others are no unique keys, and none may narrow a retrieval (PS3.4 §C.4.2.1.4). */
    private static final List<SearchKey> KEYS = List.of(
            SearchKey.PATIENT_ID,
            SearchKey.ISSUER_OF_PATIENT_ID,
            SearchKey.STUDY_INSTANCE_UID,
            SearchKey.SERIES_INSTANCE_UID,
            SearchKey.SOP_INSTANCE_UID);

    private final ArchiveSearch search;
    private final ObjectStore store;
    private final PeerDirectory directory;
    private final PeerJournal journal;
    private final ArchiveTls tls;

    ArchiveRetrievals(
            ArchiveSearch search, ObjectStore store, PeerDirectory directory, PeerJournal journal, ArchiveTls tls) {
        this.search = search;
        this.store = store;
        this.directory = directory;
        this.journal = journal;
        this.tls = tls;
    }

    @Override
    public List<StoredInstance> resolve(RetrieveRequest request) throws IOException {
        return DatabaseRefusal.with(Status.UNABLE_TO_COUNT_MATCHES, () -> wanted(request));
    }

    private List<StoredInstance> wanted(RetrieveRequest request) throws IOException {
        directory.require(PeerRight.RETRIEVE, request.association());
        FindLevel level = FindLevel.of(request.sopClassUID(), request.identifier());
        List<Instance> instances =
                search.instances(ArchiveQuery.of(keys(level, request.identifier()), MOST_INSTANCES + 1));
        if (instances.size() > MOST_INSTANCES) {
            throw new DimseException(
                    Status.UNABLE_TO_COUNT_MATCHES.withComment("more than " + MOST_INSTANCES + " instances"));
        }
        journal.given(request.association(), request.moveDestination(), instances);
        return instances.stream()
                .<StoredInstance>map(instance -> new ArchivedInstance(instance, store))
                .toList();
    }

    @Override
    public Optional<RemoteApplicationEntity> find(RetrieveRequest request, String aeTitle) throws IOException {
        return DatabaseRefusal.with(
                Status.UNABLE_TO_PERFORM_SUBOPERATIONS,
                () -> directory
                        .find(aeTitle)
                        .filter(peer -> peer.may(PeerRight.DESTINATION))
                        .map(tls::remote));
    }

    private static Map<SearchKey, String> keys(FindLevel level, DataSet identifier) throws DimseException {
        if (identifier.string(level.uniqueKey()).orElse("").isBlank()) {
            throw new DimseException(
                    Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS.withComment("the unique key of the level is missing"));
        }
        if (identifier.string(Tag.PatientID).orElse("").matches(".*[*?].*")) {
            throw new DimseException(
                    Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS.withComment("a retrieval takes no wildcards"));
        }
        Map<SearchKey, String> keys = new EnumMap<>(SearchKey.class);
        for (SearchKey key : KEYS) {
            boolean belowTheLevel = key.level().compareTo(level.searchLevel()) > 0
                    || key == SearchKey.STUDY_INSTANCE_UID && level == FindLevel.PATIENT;
            List<String> values = identifier.strings(key.tag());
            if (!values.isEmpty() && !belowTheLevel) {
                keys.put(key, String.join("\\", values));
            }
        }
        return keys;
    }
}
