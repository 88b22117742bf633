package io.yingdun.dicom.dimse;

import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.Association;
import io.yingdun.dicom.association.AssociationAbortedException;
import io.yingdun.dicom.association.AssociationUser;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.association.OutgoingMessage;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.pdu.PresentationDataValue;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * DIMSE on one association, both ways (PS3.7 §6 to §8): requests of the peer become {@link Operation}s, ours are
 * {@link Invocation}s. Its maps belong to the event loop.
 */
public final class DimseExchange implements AssociationUser {

    private static final System.Logger LOG = System.getLogger(DimseExchange.class.getName());

    private final Association association;
    private final DimseServices services;
    private final Executor workers;
    private final Invocations invocations;
    private final Backpressure backpressure;
    private final MessageAssembler assembler = new MessageAssembler(this::received);
    private final Map<Integer, Operation> operations = new HashMap<>();

    /**
     * @param services what we perform for the peer
     * @param workers run handlers; they may block
     * @param responseTimeout how long the peer may take to answer
     */
    public DimseExchange(Association association, DimseServices services, Executor workers, Duration responseTimeout) {
        this.association = association;
        this.services = services;
        this.workers = workers;
        this.invocations = new Invocations(association, responseTimeout);
        this.backpressure = new Backpressure(association);
    }

    public Association association() {
        return association;
    }

    /** For those who keep what came and work it off later. */
    public Backpressure backpressure() {
        return backpressure;
    }

    /** Where blocking work belongs. */
    public Executor workers() {
        return workers;
    }

    /**
     * The first context in which we may send requests of this SOP class.
     *
     * @throws DimseException 0122H when there is none
     */
    public AcceptedContext contextFor(String sopClassUID) throws DimseException {
        return association
                .parameters()
                .contextsToInvoke(sopClassUID)
                .findFirst()
                .orElseThrow(() -> new DimseException(Status.SOP_CLASS_NOT_SUPPORTED));
    }

    /**
     * Sends a request without data set.
     *
     * @param pending takes pending responses, on a worker
     */
    public Invocation invoke(AcceptedContext context, CommandSet request, Consumer<Response> pending) {
        return start(new Invocation(this, context, request, null, null, pending));
    }

    /** Sends a request with a small data set. */
    public Invocation invoke(AcceptedContext context, CommandSet request, DataSet dataSet, Consumer<Response> pending)
            throws IOException {
        byte[] bytes = DataSetCodec.encode(dataSet, context.transferSyntax());
        return start(new Invocation(this, context, request.announceDataSet(), bytes, null, pending));
    }

    /** Sends a request with a data set that is read as it is sent; the source is closed in any case. */
    public Invocation invoke(AcceptedContext context, CommandSet request, DataSetSource source) {
        return start(new Invocation(this, context, request.announceDataSet(), null, source, response -> {}));
    }

    private Invocation start(Invocation invocation) {
        association.execute(() -> invocations.start(invocation));
        return invocation;
    }

    void cancel(Invocation invocation) {
        association.execute(() -> invocations.cancel(invocation));
    }

    CompletionStage<Void> respond(Operation operation, CommandSet response, byte @Nullable [] dataSet) {
        byte[] command =
                dataSet == null ? response.encode() : response.announceDataSet().encode();
        OutgoingMessage message = new OutgoingMessage(operation.context().id(), command, dataSet, null);
        if (!response.status().isPending()) {
            association.execute(() -> operations.remove(operation.request().messageID(), operation));
        }
        return association.send(message);
    }

    void reportFault(CommandSet request, Exception fault) {
        LOG.log(Level.ERROR, "performing " + request + " failed", fault);
    }

    @Override
    public void data(PresentationDataValue piece) {
        try {
            assembler.piece(piece);
        } catch (DicomException e) {
            association.abort(e);
        } catch (IOException e) {
            throw new IllegalStateException("arrays can be read", e);
        }
    }

    @Override
    public Activity activity() {
        if (assembler.inMessage()) {
            return Activity.RECEIVING;
        }
        return operations.isEmpty() && invocations.isEmpty() ? Activity.IDLE : Activity.BUSY;
    }

    @Override
    public void ended(@Nullable DicomException cause) {
        DicomException why = cause == null ? new AssociationAbortedException("the association was released") : cause;
        assembler.broken(why);
        operations.values().forEach(Operation::cancel);
        operations.clear();
        invocations.fail(why);
    }

    private DataSetConsumer received(int contextID, CommandSet command) throws DicomException {
        AcceptedContext context = association
                .parameters()
                .context(contextID)
                .orElseThrow(() -> new DicomException("presentation context " + contextID + " was not accepted"));
        if (command.isResponse()) {
            return invocations.answered(command);
        }
        Optional<CommandField> field = command.field();
        if (field.isPresent() && field.get() == CommandField.C_CANCEL) {
            Operation named = operations.get(command.messageIDBeingRespondedTo());
            if (named != null) {
                named.cancel();
            }
            return DataSetConsumer.NOBODY;
        }
        return perform(new Operation(this, command, context), field);
    }

    private DataSetConsumer perform(Operation operation, Optional<CommandField> field) throws DicomException {
        CommandSet request = operation.request();
        int messageID = request.messageID();
        if (request.integer(Tag.MessageID).isEmpty()) {
            throw new DicomException(request + " has no message ID (PS3.7 §9.3)");
        }
        if (operations.containsKey(messageID)) {
            // answered outside the map, so that the first operation of this ID stays what C-CANCEL means
            return refuse(operation, Status.DUPLICATE_INVOCATION);
        }
        if (operations.size() >= association.parameters().mayPerform()) {
            throw new DicomException("more requests than the "
                    + association.parameters().mayPerform() + " that were agreed on (PS3.7 §D.3.3.3)");
        }
        operations.put(messageID, operation);
        if (!mayAsk(operation.context(), field)) {
            return refuse(operation, Status.SOP_CLASS_NOT_SUPPORTED.withComment("not in this role"));
        }
        Optional<DimseService> service =
                field.flatMap(known -> services.find(known, operation.context().abstractSyntax()));
        if (service.isEmpty()) {
            return refuse(operation, Status.UNRECOGNIZED_OPERATION);
        }
        return service.get().begin(operation);
    }

    /** Events are told by the one who performs, everything else is asked of it (PS3.7 §8.3.1). */
    private static boolean mayAsk(AcceptedContext context, Optional<CommandField> field) {
        boolean event = field.isPresent() && field.get() == CommandField.N_EVENT_REPORT;
        return event ? context.mayInvoke() : context.mayPerform();
    }

    private static DataSetConsumer refuse(Operation operation, Status status) {
        return DataSetConsumer.atEnd(() -> operation.respond(status));
    }
}
