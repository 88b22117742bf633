package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
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
import io.yingdun.dicom.testkit.Pdus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requestor's side of PS3.8 §9.2 on a channel without a network. */
class RequestorTest {

    private static final AssociationProposal PROPOSAL = AssociationProposal.builder()
            .context(UID.CTImageStorage, List.of(TransferSyntax.of(UID.RLELossless)))
            .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
            .role(UID.CTImageStorage, true, true)
            .operations(3)
            .build();

    private final RequestorUpperLayer upperLayer = new RequestorUpperLayer(
            RequestorUpperLayer.request("US", "THEM", PROPOSAL, 16384),
            AcceptorRig.TIMEOUTS,
            Runnable::run,
            association -> new Silent());
    private final EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384), upperLayer);
    private final EmbeddedChannel sent = new EmbeddedChannel(new PduDecoder(16384));

    private static final class Silent implements AssociationUser {
        @Override
        public void data(PresentationDataValue piece) {
            piece.data().release();
        }

        @Override
        public Activity activity() {
            return Activity.BUSY;
        }

        @Override
        public void ended(@Nullable DicomException cause) {
            // the test looks at the future
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        sent.finishAndReleaseAll();
    }

    private @Nullable Object sent() {
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            sent.writeInbound(bytes);
        }
        return sent.readInbound();
    }

    private void receive(Pdu pdu) {
        channel.writeInbound(Pdus.bytes(pdu));
    }

    private static AAssociateAC accept(List<ContextResult> results, List<RoleSelection> roles) {
        return new AAssociateAC(
                1,
                "WHATEVER",
                "WHOEVER",
                UID.DICOMApplicationContext,
                results,
                new UserInformation(
                        32768, "1.2", "PEER", new AsynchronousOperations(2, 1), roles, List.of(), null, null));
    }

    private AssociationParameters established() {
        return upperLayer.opened().getNow(null).parameters();
    }

    private static @Nullable Throwable failureOf(CompletableFuture<?> future) {
        return future.handle((done, thrown) -> thrown).getNow(null);
    }

    @Test
    void proposesWhatItWasGiven() {
        AAssociateRQ request = (AAssociateRQ) sent();
        assertThat(request.calledAETitle()).isEqualTo("THEM");
        assertThat(request.callingAETitle()).isEqualTo("US");
        assertThat(request.presentationContexts())
                .containsExactly(
                        new ProposedContext(1, UID.CTImageStorage, List.of(UID.RLELossless)),
                        new ProposedContext(3, UID.CTImageStorage, List.of(UID.ExplicitVRLittleEndian)));
        assertThat(request.userInformation().asynchronousOperations()).isEqualTo(new AsynchronousOperations(3, 1));
    }

    @Test
    void takesWhatWasAgreedOn() {
        receive(accept(
                List.of(
                        new ContextResult(1, Result.TRANSFER_SYNTAXES_NOT_SUPPORTED, ""),
                        new ContextResult(3, Result.ACCEPTANCE, UID.ExplicitVRLittleEndian)),
                List.of(new RoleSelection(UID.CTImageStorage, false, true))));
        assertThat(established().contexts())
                .containsExactly(new AcceptedContext(
                        3, UID.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, false, true));
        assertThat(established().mayInvoke()).isEqualTo(2);
        assertThat(established().maximumLength()).isEqualTo(32768);
        assertThat(established().peerImplementation()).isEqualTo("PEER");
        assertThat(established().peerAETitle()).isEqualTo("THEM");
    }

    @Test
    void believesNoAnswerToWhatItDidNotPropose() {
        receive(accept(
                List.of(
                        new ContextResult(1, Result.ACCEPTANCE, UID.JPEGBaseline8Bit),
                        new ContextResult(5, Result.ACCEPTANCE, UID.ExplicitVRLittleEndian)),
                List.of()));
        assertThat(established().contexts()).isEmpty();
    }

    @Test
    void tellsWhyItWasRefused() {
        receive(AAssociateRJ.passing(AAssociateRJ.Reason.TEMPORARY_CONGESTION));
        assertThat(failureOf(upperLayer.opened()))
                .isInstanceOf(AssociationRejectedException.class)
                .hasMessage("THEM refused the association, transient: TEMPORARY_CONGESTION");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void abortsWhenNoAnswerComes() {
        sent();
        channel.freezeTime();
        channel.advanceTimeBy(20, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(sent()).isEqualTo(AAbort.byUser());
        assertThat(failureOf(upperLayer.opened())).hasMessage("the peer did not answer in 20 s");
    }

    @Test
    void abortsAPeerThatAsksInsteadOfAnswering() {
        sent();
        receive(Pdus.request());
        assertThat(sent()).isEqualTo(AAbort.byProvider(AAbort.Reason.UNEXPECTED_PDU));
        assertThat(failureOf(upperLayer.opened())).hasMessage("the peer sent a PDU out of turn");
    }

    @Test
    void releasesAndCloses() {
        sent();
        receive(accept(List.of(), List.of()));
        CompletableFuture<Void> closed =
                upperLayer.opened().getNow(null).release().toCompletableFuture();
        assertThat(sent()).isEqualTo(new AReleaseRQ());
        receive(new AReleaseRP());
        assertThat(closed).isCompleted();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void agreesWhenBothReleaseAtOnce() {
        sent();
        receive(accept(List.of(), List.of()));
        CompletableFuture<Void> closed =
                upperLayer.opened().getNow(null).release().toCompletableFuture();
        sent();
        receive(new AReleaseRQ());
        assertThat(sent()).isEqualTo(new AReleaseRP());
        receive(new AReleaseRP());
        assertThat(closed).isCompleted();
        assertThat(channel.isOpen()).isFalse();
    }
}
