package io.yingdun.dicom.service.query;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.CommandField;
import io.yingdun.dicom.dimse.CommandSet;
import io.yingdun.dicom.dimse.DimseExchange;
import io.yingdun.dicom.dimse.Invocation;
import java.io.IOException;
import java.util.function.Consumer;

/** C-FIND as user, PS3.4 §C.4.1. */
public final class FindUser {

    private final DimseExchange exchange;

    public FindUser(DimseExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Asks.
     *
     * @param sopClassUID of the information model
     * @param match takes each match, one after the other, on a worker
     * @throws IOException when the peer did not accept the model, or the identifier cannot be written
     */
    public Invocation find(String sopClassUID, DataSet identifier, Consumer<DataSet> match) throws IOException {
        AcceptedContext context = exchange.contextFor(sopClassUID);
        CommandSet request =
                CommandSet.request(CommandField.C_FIND, sopClassUID).number(Tag.Priority, 0);
        return exchange.invoke(context, request, identifier, response -> {
            DataSet found = response.dataSet();
            if (found != null) {
                match.accept(found);
            }
        });
    }
}
