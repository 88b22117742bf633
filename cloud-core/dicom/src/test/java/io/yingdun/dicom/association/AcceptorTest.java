package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRJ.Reason;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.AReleaseRP;
import io.yingdun.dicom.pdu.AReleaseRQ;
import io.yingdun.dicom.pdu.ContextResult;
import io.yingdun.dicom.pdu.ContextResult.Result;
import io.yingdun.dicom.pdu.Pdu;
import io.yingdun.dicom.pdu.PduDecoder;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.Pdus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The acceptor's side of PS3.8 §9.2 on a channel without a network, its timers by the channel's clock. */
class AcceptorTest {

    private static final Timeouts TIMEOUTS = new Timeouts(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(40));

    private final Recorder user = new Recorder();
    private final AssociationCount count = new AssociationCount();
    private final List<String> observed = new ArrayList<>();
    private Admission admission = Admission.accept(Contexts.archive().build(), new PeerLimits(2, 4, 1 << 20));
    private EmbeddedChannel channel = connect();
    private final EmbeddedChannel replies = new EmbeddedChannel(new PduDecoder(16384));

    /** A user that keeps what it is told. */
    private static final class Recorder implements AssociationUser {
        final List<byte[]> data = new ArrayList<>();
        final List<String> ends = new ArrayList<>();
        Activity activity = Activity.IDLE;

        @Nullable
        Association association;

        @Override
        public void data(PresentationDataValue piece) {
            byte[] bytes = new byte[piece.data().readableBytes()];
            piece.data().readBytes(bytes);
            piece.data().release();
            data.add(bytes);
        }

        @Override
        public Activity activity() {
            return activity;
        }

        @Override
        public void ended(@Nullable DicomException cause) {
            ends.add(cause == null ? "released" : String.valueOf(cause.getMessage()));
        }
    }

    private EmbeddedChannel connect() {
        AssociationObserver observer = new AssociationObserver() {
            @Override
            public void refused(AssociationRequest request, AAssociateRJ rejection) {
                observed.add(request.callingAETitle() + " refused " + rejection);
            }

            @Override
            public void failed(InetSocketAddress remoteAddress, DicomException why) {
                observed.add(String.valueOf(why.getMessage()));
            }
        };
        AssociationAcceptor.Settings settings = new AssociationAcceptor.Settings(
                InetSocketAddress.createUnresolved("localhost", 0),
                null,
                16384,
                10,
                TIMEOUTS,
                Runnable::run,
                request -> admission,
                observer,
                association -> {
                    user.association = association;
                    return user;
                });
        return new EmbeddedChannel(new PduDecoder(16384), new AcceptorUpperLayer(settings, count));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        replies.finishAndReleaseAll();
    }

    private void receive(Pdu... pdus) {
        channel.writeInbound(Pdus.bytes(pdus));
        channel.runPendingTasks();
    }

    private @Nullable Object reply() {
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            replies.writeInbound(bytes);
        }
        return replies.readInbound();
    }

    private AAssociateAC associate(AAssociateRQ request) {
        receive(request);
        return (AAssociateAC) reply();
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    @Nested
    class Negotiation {

        @Test
        void acceptsWithAnAnswerToEachContext() {
            AAssociateAC accept = associate(new AAssociateRQ(
                    1,
                    "YINGDUN",
                    "TESTER",
                    UID.DICOMApplicationContext,
                    List.of(
                            new ProposedContext(1, UID.Verification, Pdus.UNCOMPRESSED),
                            new ProposedContext(3, "1.2.3", Pdus.UNCOMPRESSED),
                            new ProposedContext(5, UID.CTImageStorage, List.of("1.2.3", UID.RLELossless)),
                            new ProposedContext(7, UID.CTImageStorage, List.of("1.2.3"))),
                    Pdus.user()));
            assertThat(accept.presentationContexts())
                    .containsExactly(
                            new ContextResult(1, Result.ACCEPTANCE, UID.ExplicitVRLittleEndian),
                            new ContextResult(3, Result.ABSTRACT_SYNTAX_NOT_SUPPORTED, ""),
                            new ContextResult(5, Result.ACCEPTANCE, UID.RLELossless),
                            new ContextResult(7, Result.TRANSFER_SYNTAXES_NOT_SUPPORTED, ""));
            assertThat(accept.calledAETitle()).isEqualTo("YINGDUN");
            assertThat(accept.userInformation().maximumLength()).isEqualTo(16384);
            assertThat(user.association.parameters().maximumLength()).isEqualTo(16384);
        }

        @Test
        void agreesOnOneOperationAtATimeUnlessAsked() {
            AAssociateAC accept = associate(Pdus.request());
            assertThat(accept.userInformation().asynchronousOperations()).isNull();
            assertThat(user.association.parameters().mayPerform()).isEqualTo(1);
            assertThat(user.association.parameters().mayInvoke()).isEqualTo(1);
        }

        @Test
        void performsNoMoreOperationsThanThePeersLimit() {
            AAssociateAC accept = associate(Pdus.request(Pdus.everything()));
            assertThat(accept.userInformation().asynchronousOperations()).isEqualTo(new AsynchronousOperations(4, 0));
            assertThat(user.association.parameters().mayPerform()).isEqualTo(4);
            assertThat(user.association.parameters().mayInvoke()).isEqualTo(Integer.MAX_VALUE);
        }

        @Test
        void grantsRolesOnlyWhereTheyAreSupported() {
            UserInformation roles = new UserInformation(
                    0,
                    "1.2",
                    "",
                    null,
                    List.of(
                            new RoleSelection(UID.CTImageStorage, false, true),
                            new RoleSelection(UID.Verification, true, true)),
                    List.of(),
                    null,
                    null);
            AAssociateAC accept = associate(Pdus.request(roles));
            assertThat(accept.userInformation().roleSelections())
                    .containsExactlyInAnyOrder(
                            new RoleSelection(UID.CTImageStorage, false, true),
                            new RoleSelection(UID.Verification, true, false));
            AcceptedContext storage = user.association.parameters().context(3).orElseThrow();
            assertThat(storage.mayInvoke()).isTrue();
            assertThat(storage.mayPerform()).isFalse();
        }
    }

    @Nested
    class Refusal {

        @ParameterizedTest
        @EnumSource(Reason.class)
        void sendsWhatThePolicySays(Reason reason) {
            admission = Admission.refuse(reason);
            receive(Pdus.request());
            assertThat(reply()).isEqualTo(AAssociateRJ.permanent(reason));
            assertThat(observed).containsExactly("TESTER refused permanent: " + reason);
            assertThat(channel.isOpen()).isTrue();
            pass(30);
            assertThat(channel.isOpen()).isFalse();
        }

        @Test
        void ofAnotherProtocolVersion() {
            AAssociateRQ rq = Pdus.request();
            receive(new AAssociateRQ(
                    2, "A", "B", rq.applicationContext(), rq.presentationContexts(), rq.userInformation()));
            assertThat(reply()).isEqualTo(AAssociateRJ.permanent(Reason.PROTOCOL_VERSION_NOT_SUPPORTED));
        }

        @Test
        void ofAnotherApplicationContext() {
            AAssociateRQ rq = Pdus.request();
            receive(new AAssociateRQ(1, "A", "B", "1.2.3", rq.presentationContexts(), rq.userInformation()));
            assertThat(reply()).isEqualTo(AAssociateRJ.permanent(Reason.APPLICATION_CONTEXT_NOT_SUPPORTED));
        }

        @Test
        void ofMoreAssociationsThanThePeerMayHave() {
            EmbeddedChannel first = channel;
            associate(Pdus.request());
            EmbeddedChannel second = connect();
            channel = second;
            associate(Pdus.request());
            channel = connect();
            receive(Pdus.request());
            assertThat(reply()).isEqualTo(AAssociateRJ.passing(Reason.LOCAL_LIMIT_EXCEEDED));
            first.close();
            channel.finishAndReleaseAll();
            channel = connect();
            assertThat(associate(Pdus.request())).isNotNull();
            first.finishAndReleaseAll();
            second.finishAndReleaseAll();
        }

        @Test
        void forNowWhenTheDecisionFails() {
            AssociationAcceptor.Settings settings = new AssociationAcceptor.Settings(
                    InetSocketAddress.createUnresolved("localhost", 0),
                    null,
                    16384,
                    10,
                    TIMEOUTS,
                    Runnable::run,
                    request -> {
                        throw new IllegalStateException("the database is away");
                    },
                    AssociationObserver.NONE,
                    association -> user);
            channel = new EmbeddedChannel(new PduDecoder(16384), new AcceptorUpperLayer(settings, count));
            receive(Pdus.request());
            assertThat(reply()).isEqualTo(AAssociateRJ.passing(Reason.TEMPORARY_CONGESTION));
        }
    }

    @Nested
    class Time {

        @Test
        void closesAConnectionThatAsksForNothing() {
            pass(29);
            assertThat(channel.isOpen()).isTrue();
            pass(1);
            assertThat(channel.isOpen()).isFalse();
            assertThat(observed).containsExactly("no A-ASSOCIATE-RQ came in 30 s");
        }

        @Test
        void abortsAnIdleAssociation() {
            associate(Pdus.request());
            pass(299);
            assertThat(reply()).isNull();
            pass(2);
            assertThat(reply()).isEqualTo(AAbort.byUser());
            assertThat(user.ends).containsExactly("nothing was asked for in 300 s");
            pass(30);
            assertThat(channel.isOpen()).isFalse();
        }

        @Test
        void bearsSilenceWhileAnOperationIsPerformed() {
            associate(Pdus.request());
            user.activity = AssociationUser.Activity.BUSY;
            pass(3600);
            assertThat(reply()).isNull();
            user.activity = AssociationUser.Activity.IDLE;
            pass(341);
            assertThat(reply()).isEqualTo(AAbort.byUser());
        }

        @Test
        void abortsAMessageThatStandsStill() {
            associate(Pdus.request());
            user.activity = AssociationUser.Activity.RECEIVING;
            pass(39);
            assertThat(reply()).isNull();
            pass(2);
            assertThat(reply()).isEqualTo(AAbort.byUser());
            assertThat(user.ends).containsExactly("a message stood still for 40 s");
        }

        @Test
        void blamesNobodyForSilenceWhileItDoesNotRead() {
            associate(Pdus.request());
            user.activity = AssociationUser.Activity.RECEIVING;
            user.association.reading(false);
            pass(120);
            assertThat(reply()).isNull();
        }

        @Test
        void stopsWaitingForAReleaseThatIsNotAnswered() {
            associate(Pdus.request());
            user.association.release();
            assertThat(reply()).isEqualTo(new AReleaseRQ());
            pass(20);
            assertThat(reply()).isEqualTo(AAbort.byUser());
            assertThat(user.ends).containsExactly("the peer did not answer in 20 s");
        }
    }

    @Nested
    class End {

        @Test
        void answersAReleaseAndWaitsForTheClose() {
            associate(Pdus.request());
            receive(new AReleaseRQ());
            assertThat(reply()).isEqualTo(new AReleaseRP());
            assertThat(user.ends).containsExactly("released");
            assertThat(user.association.closed().toCompletableFuture()).isCompleted();
            pass(30);
            assertThat(channel.isOpen()).isFalse();
        }

        @Test
        void agreesWhenBothReleaseAtOnce() {
            associate(Pdus.request());
            user.association.release();
            assertThat(reply()).isEqualTo(new AReleaseRQ());
            receive(new AReleaseRQ());
            assertThat(reply()).isNull();
            receive(new AReleaseRP());
            assertThat(reply()).isEqualTo(new AReleaseRP());
            assertThat(user.ends).containsExactly("released");
        }

        @Test
        void tellsOfThePeersAbort() {
            associate(Pdus.request());
            receive(AAbort.byProvider(AAbort.Reason.UNEXPECTED_PDU));
            assertThat(user.ends).containsExactly("the peer aborted the association by its provider: UNEXPECTED_PDU");
            assertThat(channel.isOpen()).isFalse();
        }

        @Test
        void tellsOfALostConnection() {
            associate(Pdus.request());
            channel.close();
            assertThat(user.ends).containsExactly("the connection was lost");
            assertThat(user.association.closed().toCompletableFuture()).isCompletedExceptionally();
        }

        @Test
        void abortsAPduOutOfTurn() {
            associate(Pdus.request());
            receive(Pdus.request());
            assertThat(reply()).isEqualTo(AAbort.byProvider(AAbort.Reason.UNEXPECTED_PDU));
            assertThat(user.ends).containsExactly("the peer sent a PDU out of turn");
        }

        @Test
        void abortsDataBeforeAnAssociation() {
            receive(Pdus.value(1, true, true, new byte[10]));
            assertThat(reply()).isEqualTo(AAbort.byUser());
        }

        @Test
        void abortsBytesThatAreNoPdu() {
            associate(Pdus.request());
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0x42, 0, 0, 0, 0, 0}));
            assertThat(reply()).isEqualTo(AAbort.byProvider(AAbort.Reason.UNRECOGNIZED_PDU));
            assertThat(user.ends.get(0)).contains("no PDU has type 66");
        }

        @Test
        void sendsNothingAfterItsAbort() {
            associate(Pdus.request());
            user.association.abort("enough");
            assertThat(reply()).isEqualTo(AAbort.byUser());
            assertThat(user.association
                            .send(OutgoingMessage.of(1, new byte[10]))
                            .toCompletableFuture())
                    .isCompletedExceptionally();
            receive(Pdus.value(1, true, true, new byte[10]));
            assertThat(user.data).isEmpty();
            assertThat(reply()).isNull();
        }
    }

    @Nested
    class Data {

        @Test
        void reachesTheUser() {
            associate(Pdus.request());
            receive(Pdus.value(1, true, true, (byte) 7, (byte) 8));
            assertThat(user.data).containsExactly(new byte[] {7, 8});
        }

        @Test
        void leavesInOneWriteWithItsCommand() {
            associate(Pdus.request());
            user.association.send(OutgoingMessage.of(1, new byte[] {1, 2}, new byte[] {3, 4}));
            PresentationDataValue command = (PresentationDataValue) reply();
            PresentationDataValue data = (PresentationDataValue) replies.readInbound();
            assertThat(command.command()).isTrue();
            assertThat(command.last()).isTrue();
            assertThat(data.command()).isFalse();
            assertThat(data.last()).isTrue();
            command.data().release();
            data.data().release();
        }

        @Test
        void isCutToThePeersPduLength() {
            UserInformation small = new UserInformation(100, "1.2", "", null, List.of(), List.of(), null, null);
            associate(Pdus.request(small));
            user.association.send(OutgoingMessage.of(1, new byte[4], new byte[200]));
            List<Integer> pieces = new ArrayList<>();
            for (Object piece = reply(); piece != null; piece = replies.readInbound()) {
                PresentationDataValue value = (PresentationDataValue) piece;
                pieces.add(
                        value.last()
                                ? -value.data().readableBytes()
                                : value.data().readableBytes());
                value.data().release();
            }
            assertThat(pieces).containsExactly(-4, 94, 94, -12);
        }
    }
}
