package io.yingdun.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.association.AcceptedContext;
import io.yingdun.dicom.association.AcceptorRig;
import io.yingdun.dicom.association.Association;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import io.yingdun.dicom.testkit.Pdus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages both ways on one association, PS3.7 §6 to §9; context 1 is verification, 3 is CT storage. */
class DimseExchangeTest {

    private final List<Operation> begun = new ArrayList<>();
    private final DimseServices services = DimseServices.builder()
            .on(CommandField.C_ECHO, operation -> DataSetConsumer.atEnd(() -> operation.respond(Status.SUCCESS)))
            .on(CommandField.C_STORE, operation -> {
                begun.add(operation);
                return DataSetConsumer.NOBODY;
            })
            .build();
    private final AcceptorRig rig = new AcceptorRig(this::exchange);
    private DimseExchange exchange;

    private DimseExchange exchange(Association association) {
        exchange = new DimseExchange(association, services, Runnable::run, Duration.ofSeconds(60));
        return exchange;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static CommandSet request(CommandField field, int messageID) {
        return CommandSet.request(field, UID.Verification).number(Tag.MessageID, messageID);
    }

    private static CommandSet store(int messageID) {
        return CommandSet.request(CommandField.C_STORE, UID.CTImageStorage)
                .text(Tag.AffectedSOPInstanceUID, "1.2.3")
                .number(Tag.MessageID, messageID)
                .announceDataSet();
    }

    private void receive(int contextID, CommandSet command) {
        rig.receive(Pdus.value(contextID, true, true, command.encode()));
    }

    private CommandSet answer() throws IOException {
        PresentationDataValue value = (PresentationDataValue) rig.reply();
        ByteBuf data = value.data();
        byte[] bytes = new byte[data.readableBytes()];
        data.readBytes(bytes);
        data.release();
        return CommandSet.decode(bytes);
    }

    @Test
    void answersAnEcho() throws IOException {
        rig.associate(Pdus.request());
        receive(1, request(CommandField.C_ECHO, 5));
        CommandSet response = answer();
        assertThat(response.messageIDBeingRespondedTo()).isEqualTo(5);
        assertThat(response.status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void putsACommandTogetherThatComesInPieces() throws IOException {
        rig.associate(Pdus.request());
        byte[] command = request(CommandField.C_ECHO, 5).encode();
        rig.receive(
                Pdus.value(1, true, false, Arrays.copyOf(command, 10)),
                Pdus.value(1, true, true, Arrays.copyOfRange(command, 10, command.length)));
        assertThat(answer().status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void refusesAnOperationThatNobodyPerforms() throws IOException {
        rig.associate(Pdus.request());
        receive(1, request(CommandField.C_FIND, 1));
        assertThat(answer().status()).isEqualTo(Status.UNRECOGNIZED_OPERATION);
        receive(1, request(CommandField.C_ECHO, 2));
        assertThat(answer().status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void refusesARequestInTheWrongRole() throws IOException {
        UserInformation onlyProvider = Pdus.roles(new RoleSelection(UID.CTImageStorage, false, true));
        rig.associate(Pdus.request(onlyProvider));
        receive(3, store(1));
        rig.receive(Pdus.value(3, false, true, new byte[10]));
        assertThat(answer().status().code()).isEqualTo(0x0122);
    }

    @Test
    void abortsMoreRequestsThanWereAgreedOn() {
        rig.associate(Pdus.request());
        receive(3, store(1));
        rig.receive(Pdus.value(3, false, true, new byte[10]));
        receive(3, store(2));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(begun).hasSize(1);
        assertThat(begun.get(0).cancelled()).isTrue();
    }

    @Test
    void performsAsManyAtATimeAsWereAgreedOnAndAnswersInAnyOrder() throws IOException {
        UserInformation window = Pdus.window(3, 1);
        rig.associate(Pdus.request(window));
        for (int messageID = 1; messageID <= 3; messageID++) {
            receive(3, store(messageID));
            rig.receive(Pdus.value(3, false, true, new byte[10]));
        }
        begun.get(2).respond(Status.SUCCESS);
        begun.get(0).respond(Status.OUT_OF_RESOURCES);
        assertThat(answer().messageIDBeingRespondedTo()).isEqualTo(3);
        assertThat(answer().messageIDBeingRespondedTo()).isEqualTo(1);
    }

    @Test
    void refusesAMessageIdThatIsInUse() throws IOException {
        UserInformation window = Pdus.window(3, 1);
        rig.associate(Pdus.request(window));
        receive(3, store(1));
        rig.receive(Pdus.value(3, false, true, new byte[10]));
        receive(1, request(CommandField.C_ECHO, 1));
        assertThat(answer().status()).isEqualTo(Status.DUPLICATE_INVOCATION);
        begun.get(0).respond(Status.SUCCESS);
        assertThat(answer().status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void marksTheOperationThatIsCancelled() {
        rig.associate(Pdus.request());
        receive(3, store(4));
        rig.receive(Pdus.value(3, false, true, new byte[10]));
        receive(3, CommandSet.cancel(5));
        assertThat(begun.get(0).cancelled()).isFalse();
        receive(3, CommandSet.cancel(4));
        assertThat(begun.get(0).cancelled()).isTrue();
    }

    @Test
    void abortsADataSetThatWasNotAnnounced() {
        rig.associate(Pdus.request());
        rig.receive(Pdus.value(3, false, true, new byte[10]));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsAMessageThatIsMixedWithAnother() {
        rig.associate(Pdus.request());
        receive(3, store(1));
        rig.receive(Pdus.value(1, false, true, new byte[10]));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsAContextThatWasNotAccepted() {
        rig.associate(Pdus.request());
        receive(77, request(CommandField.C_ECHO, 1));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsACommandThatIsNone() {
        rig.associate(Pdus.request());
        rig.receive(Pdus.value(1, true, true, new byte[] {0, 0, 0, 0, 127, 127, 127, 127}));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsACommandWithoutEnd() {
        rig.associate(Pdus.request());
        for (int i = 0; i < 10; i++) {
            rig.receive(Pdus.value(1, true, false, new byte[10_000]));
        }
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void abortsAnAnswerToNothing() {
        rig.associate(Pdus.request());
        receive(1, request(CommandField.C_ECHO, 8).respond(Status.SUCCESS));
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    @Test
    void givesUpWhenItsRequestIsNotAnswered() throws IOException {
        rig.associate(Pdus.request(mayPerformStorage()));
        Invocation invocation = exchange.invoke(
                exchange.contextFor(UID.CTImageStorage),
                CommandSet.request(CommandField.C_STORE, UID.CTImageStorage),
                response -> {});
        assertThat(answer().messageID()).isEqualTo(1);
        rig.pass(59);
        assertThat(invocation.completed()).isNotDone();
        rig.pass(1);
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
        assertThat(invocation.completed()).isCompletedExceptionally();
    }

    @Test
    void closesTheSourceOfARequestThatComesAfterTheEnd() throws IOException {
        rig.associate(Pdus.request(mayPerformStorage()));
        AcceptedContext context = exchange.contextFor(UID.CTImageStorage);
        rig.receive(AAbort.byUser());
        AtomicBoolean closed = new AtomicBoolean();
        InputStream bytes = new ByteArrayInputStream(new byte[4]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Invocation invocation = exchange.invoke(
                context, CommandSet.request(CommandField.C_STORE, UID.CTImageStorage), DataSetSource.of(bytes));
        assertThat(invocation.completed()).isCompletedExceptionally();
        assertThat(closed).isTrue();
    }

    @Test
    void failsARequestWhoseLastAnswerCannotBeRead() throws IOException {
        rig.associate(Pdus.request(mayPerformStorage()));
        Invocation invocation = exchange.invoke(
                exchange.contextFor(UID.CTImageStorage),
                CommandSet.request(CommandField.C_STORE, UID.CTImageStorage),
                response -> {});
        receive(3, answer().respond(Status.SUCCESS).announceDataSet());
        rig.receive(Pdus.value(3, false, true, new byte[] {8, 0, 5, 0, 'C', 'S', 127, 127}));
        assertThat(invocation.completed())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("cannot be read");
        assertThat(rig.reply()).isEqualTo(AAbort.byUser());
    }

    private static UserInformation mayPerformStorage() {
        return Pdus.roles(new RoleSelection(UID.CTImageStorage, true, true));
    }

    @Test
    void sendsOneRequestAfterTheOtherUnlessMoreWereAgreedOn() throws IOException {
        rig.associate(Pdus.request(mayPerformStorage()));
        List<Invocation> invocations = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            invocations.add(exchange.invoke(
                    exchange.contextFor(UID.CTImageStorage),
                    CommandSet.request(CommandField.C_STORE, UID.CTImageStorage),
                    response -> {}));
        }
        CommandSet first = answer();
        assertThat(rig.reply()).isNull();
        receive(3, first.respond(Status.SUCCESS));
        assertThat(invocations.get(0).completed()).isCompleted();
        CommandSet second = answer();
        assertThat(second.messageID()).isEqualTo(2);
        receive(3, second.respond(Status.SUCCESS));
        assertThat(invocations.get(1).completed()).isCompleted();
    }
}
