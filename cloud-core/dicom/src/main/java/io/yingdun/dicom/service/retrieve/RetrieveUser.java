package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Invocation;
import java.io.IOException;
import java.util.function.Consumer;

/** C-MOVE and C-GET as user. The last response's numbers: {@link SubOperations#of}. */
public final class RetrieveUser {

    private final DimseExchange exchange;

    public RetrieveUser(DimseExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Asks the peer to send to a third party, which may be us under another association.
     *
     * @param sopClassUID of the information model
     * @param progress takes the numbers of each pending response, on a worker
     * @throws IOException when the peer did not accept the model, or the identifier cannot be written
     */
    public Invocation move(String sopClassUID, String destination, DataSet identifier, Consumer<SubOperations> progress)
            throws IOException {
        CommandSet request =
                CommandSet.request(CommandField.C_MOVE, sopClassUID).text(Tag.MoveDestination, destination);
        return retrieve(request, sopClassUID, identifier, progress);
    }

    /** Asks the peer to send on this association, which must have a store handler and the role of SCP for storage. */
    public Invocation get(String sopClassUID, DataSet identifier, Consumer<SubOperations> progress) throws IOException {
        return retrieve(CommandSet.request(CommandField.C_GET, sopClassUID), sopClassUID, identifier, progress);
    }

    private Invocation retrieve(
            CommandSet request, String sopClassUID, DataSet identifier, Consumer<SubOperations> progress)
            throws IOException {
        AcceptedContext context = exchange.contextFor(sopClassUID);
        return exchange.invoke(
                context,
                request.number(Tag.Priority, 0),
                identifier,
                response -> progress.accept(SubOperations.of(response.command())));
    }
}
