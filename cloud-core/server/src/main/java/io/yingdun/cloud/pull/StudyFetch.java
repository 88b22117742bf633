package io.yingdun.cloud.pull;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.dimse.PeerArchives;
import io.yingdun.cloud.dimse.PeerArchives.Retrieval;
import io.yingdun.cloud.dimse.PeerSession;
import io.yingdun.cloud.dimse.PeerSession.Retrieved;
import io.yingdun.cloud.dimse.RequestCancelledException;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fetches what is missing of one study. The same again finds nothing missing and does nothing. */
@Component
class StudyFetch {

    /** UIDs in one identifier: some archives read no longer lists. */
    private static final int INSTANCES_AT_ONCE = 100;

    private final PeerArchives peers;
    private final Archive archive;

    StudyFetch(PeerArchives peers, Archive archive) {
        this.peers = peers;
        this.archive = archive;
    }

    /** @param missing afterwards; @param note the peer's reason, where it gave one */
    record Result(int fetched, int missing, String note) {

        private static final Result NOTHING = new Result(0, 0, "");

        private static Result of(MissingInstances before, MissingInstances after, String note) {
            return new Result(Math.max(0, before.count() - after.count()), after.count(), note);
        }
    }

    /**
     * @throws RequestCancelledException when it was cancelled; what had come by then stays
     * @throws IOException when the peer does not answer, or refuses
     */
    Result fetch(String peer, Retrieval retrieval, String studyUid, Cancellation cancellation) throws IOException {
        return retrieval == Retrieval.MOVE ? move(peer, studyUid, cancellation) : get(peer, studyUid, cancellation);
    }

    private Result move(String peer, String studyUid, Cancellation cancellation) throws IOException {
        try (PeerSession session = cancellation.of(peers.open(peer))) {
            MissingInstances before = MissingInstances.of(studyUid, session, archive);
            if (before.nothing()) {
                return Result.NOTHING;
            }
            String status = retrieve(identifiers(studyUid, before), session::move);
            return Result.of(before, MissingInstances.of(studyUid, session, archive), status);
        }
    }

    /** One association after the other: none lies idle, until the peer ends it, beside a retrieval that may take hours. */
    private Result get(String peer, String studyUid, Cancellation cancellation) throws IOException {
        MissingInstances before = missing(peer, studyUid, cancellation);
        if (before.nothing()) {
            return Result.NOTHING;
        }
        String status;
        try (PeerSession session = cancellation.of(peers.openForGet(peer, before.sopClasses()))) {
            status = retrieve(identifiers(studyUid, before), session::get);
        }
        return Result.of(before, missing(peer, studyUid, cancellation), status);
    }

    private MissingInstances missing(String peer, String studyUid, Cancellation cancellation) throws IOException {
        try (PeerSession session = cancellation.of(peers.open(peer))) {
            return MissingInstances.of(studyUid, session, archive);
        }
    }

    private interface Retrieve {

        Retrieved of(DataSet identifier) throws IOException;
    }

    private static String retrieve(List<DataSet> identifiers, Retrieve retrieve) throws IOException {
        String status = "";
        for (DataSet identifier : identifiers) {
            Retrieved retrieved = retrieve.of(identifier);
            if (retrieved.failed() > 0) {
                status = retrieved.status();
            }
        }
        return status;
    }

    private static List<DataSet> identifiers(String studyUid, MissingInstances missing) {
        List<DataSet> identifiers = new ArrayList<>();
        for (Map.Entry<String, List<String>> series : missing.ofSeries().entrySet()) {
            if (missing.whole().contains(series.getKey())) {
                identifiers.add(MissingInstances.series(studyUid, series.getKey(), "SERIES"));
                continue;
            }
            List<String> uids = series.getValue();
            for (int from = 0; from < uids.size(); from += INSTANCES_AT_ONCE) {
                String[] some = uids.subList(from, Math.min(uids.size(), from + INSTANCES_AT_ONCE))
                        .toArray(String[]::new);
                identifiers.add(MissingInstances.series(studyUid, series.getKey(), "IMAGE")
                        .put(ElementFactory.text(Tag.SOPInstanceUID, some)));
            }
        }
        return identifiers;
    }
}
