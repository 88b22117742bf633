package io.yingdun.cloud.dimse;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Invocation;
import io.yingdun.dicom.dimse.Response;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.service.retrieve.SubOperations;
import java.io.IOException;
import java.util.function.Consumer;

/** One association with a peer's archive. Requests block until the peer has answered; one thread at a time. */
public final class PeerSession implements AutoCloseable {

    private final ClientSession session;
    private final String aeTitle;

    PeerSession(ClientSession session, String aeTitle) {
        this.session = session;
        this.aeTitle = aeTitle;
    }

    /** What became of a retrieval: numbers of instances, and the peer's last word. */
    public record Retrieved(int completed, int failed, String status) {}

    /**
     * C-FIND.
     *
     * @param match takes each match, one after the other
     * @throws IOException when the query did not end well; some matches may have been given
     */
    public void find(DataSet identifier, Consumer<DataSet> match) throws IOException {
        Invocation query = session.find(UID.StudyRootQueryRetrieveInformationModelFind, identifier, match);
        Response last = PeerArchives.await(query.completed());
        if (last.status().category() != Status.Category.SUCCESS) {
            throw new DimseException(last.status());
        }
    }

    /** C-MOVE to this archive. */
    public Retrieved move(DataSet identifier) throws IOException {
        return retrieved(
                session.move(UID.StudyRootQueryRetrieveInformationModelMove, aeTitle, identifier, progress -> {}));
    }

    /** C-GET, on an association that was opened for it. */
    public Retrieved get(DataSet identifier) throws IOException {
        return retrieved(session.get(UID.StudyRootQueryRetrieveInformationModelGet, identifier, progress -> {}));
    }

    private static Retrieved retrieved(Invocation retrieval) throws IOException {
        Response last = PeerArchives.await(retrieval.completed());
        if (last.status().category() == Status.Category.FAILURE) {
            throw new DimseException(last.status());
        }
        SubOperations numbers = SubOperations.of(last.command());
        return new Retrieved(
                numbers.completed() + numbers.warning(),
                numbers.failed(),
                last.status().toString());
    }

    @Override
    public void close() {
        session.close();
    }
}
