package io.yingdun.dicom.association;

import static io.yingdun.dicom.association.UpperLayerState.STA1;
import static io.yingdun.dicom.association.UpperLayerState.STA10;
import static io.yingdun.dicom.association.UpperLayerState.STA13;
import static io.yingdun.dicom.association.UpperLayerState.STA2;
import static io.yingdun.dicom.association.UpperLayerState.STA3;
import static io.yingdun.dicom.association.UpperLayerState.STA6;
import static io.yingdun.dicom.association.UpperLayerState.STA7;
import static io.yingdun.dicom.association.UpperLayerState.STA9;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.AAbort;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.AReleaseRP;
import io.yingdun.dicom.pdu.AReleaseRQ;
import io.yingdun.dicom.pdu.Pdu;
import io.yingdun.dicom.pdu.PduEncoder;
import io.yingdun.dicom.pdu.PduException;
import io.yingdun.dicom.pdu.PresentationDataValue;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of PS3.8 §9.2 on one channel: turns what comes and what is asked for into events, looks the action up in
 * {@link StateTable} and performs it. The two sides differ only in how an association begins.
 *
 * <p>Futures of writes are not looked at: what cannot be written closes the channel, and that is an event.
 */
@SuppressWarnings("FutureReturnValueIgnored")
abstract class UpperLayer extends ChannelInboundHandlerAdapter {

    final Timeouts timeouts;
    private final boolean requestor;
    private UpperLayerState state = STA1;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Association association;
    private @Nullable Future<?> artim;
    private @Nullable Future<?> answer;
    private AAbort.Reason abortReason = AAbort.Reason.UNEXPECTED_PDU;
    private DicomException cause = new AssociationAbortedException("the connection was lost");
    private long lastActivity;

    UpperLayer(boolean requestor, Timeouts timeouts) {
        this.requestor = requestor;
        this.timeouts = timeouts;
    }

    /** AE-6: somebody asks for an association. Leads to an accept or reject response, on the event loop. */
    abstract void requested(AAssociateRQ request);

    /** AE-3. */
    abstract void accepted(AAssociateAC accept);

    /** There will be no association; called at most once. */
    abstract void failed(DicomException why);

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        lastActivity = now();
        if (message instanceof PresentationDataValue piece) {
            data(piece);
        } else if (message instanceof Pdu pdu) {
            event(eventOf(pdu), pdu);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        event(UpperLayerEvent.TRANSPORT_CLOSED, null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        Throwable root = thrown.getCause() == null ? thrown : thrown.getCause();
        if (root instanceof PduException broken) {
            abortReason = broken.reason();
            cause = broken;
            event(UpperLayerEvent.INVALID_PDU, null);
        } else {
            cause = new AssociationAbortedException("the connection failed: " + root.getMessage(), root);
            if (state == STA2) {
                failed(cause);
            }
            ctx.close();
        }
    }

    final void event(UpperLayerEvent event, @Nullable Pdu pdu) {
        UpperLayerAction action = StateTable.action(state, event);
        if (action == null) {
            return;
        }
        UpperLayerState next = action.next();
        if (next == null) {
            next = requestor ? STA9 : STA10;
        }
        boolean wasEstablished = established();
        state = next;
        if (wasEstablished && !established() && association != null) {
            association.noLongerEstablished();
        }
        perform(action, pdu);
    }

    private void perform(UpperLayerAction action, @Nullable Pdu pdu) {
        switch (action) {
            case AE_1, DT_1, AR_7, AA_6 -> {
                // opened by a bootstrap; written by the MessageWriter; ignored
            }
            case AE_2 -> {
                send(pdu);
                awaitAnswer();
            }
            case AE_3 -> {
                stop(answer);
                accepted((AAssociateAC) pdu);
            }
            case AE_4 -> {
                stop(answer);
                cause = rejected((AAssociateRJ) pdu);
                end();
            }
            case AE_5 -> startArtim();
            case AE_6 -> {
                stop(artim);
                requested((AAssociateRQ) pdu);
            }
            case AE_7 -> send(pdu);
            case AE_8 -> {
                send(pdu);
                startArtim();
            }
            case DT_2, AR_6 -> throw new IllegalStateException("data takes the short way");
            case AR_1 -> {
                send(new AReleaseRQ());
                awaitAnswer();
            }
            case AR_2, AR_3, AR_8, AR_10 -> released(action);
            case AR_4 -> {
                send(new AReleaseRP());
                startArtim();
            }
            case AR_5, AA_5 -> stop(artim);
            case AR_9 -> {
                send(new AReleaseRP());
                awaitAnswer();
            }
            case AA_1 -> abort(AAbort.byUser());
            case AA_2 -> {
                stop(artim);
                close();
            }
            case AA_3 -> {
                cause = new AssociationAbortedException("the peer aborted the association " + pdu);
                end();
            }
            case AA_4 -> end();
            case AA_7 -> send(AAbort.byProvider(abortReason));
            case AA_8 -> abort(AAbort.byProvider(abortReason));
        }
    }

    /** A release needs no decision of ours: whoever asks for it gets it at once. */
    private void released(UpperLayerAction action) {
        stop(answer);
        if (action == UpperLayerAction.AR_8 && !requestor) {
            awaitAnswer();
            return;
        }
        tellEnd(null);
        if (action == UpperLayerAction.AR_3) {
            close();
        } else {
            event(UpperLayerEvent.RELEASE_RESPONSE, null);
        }
    }

    private void abort(AAbort pdu) {
        stop(answer);
        send(pdu);
        if (pdu.source() != 0 && !(cause instanceof PduException)) {
            cause = new AssociationAbortedException("the peer sent a PDU out of turn");
        }
        startArtim();
        tellEnd(cause);
        channel().config().setAutoRead(true);
    }

    private void end() {
        stop(artim);
        stop(answer);
        tellEnd(cause);
        close();
    }

    private void tellEnd(@Nullable DicomException why) {
        if (association != null) {
            association.end(why);
        } else {
            failed(why == null ? cause : why);
        }
    }

    DicomException rejected(AAssociateRJ rejection) {
        return new AssociationRejectedException("the peer", rejection);
    }

    /** The association is there: with the PDU that says so, if it is ours to send. */
    final Association establish(
            AssociationParameters parameters, Executor workers, Function<Association, AssociationUser> users) {
        MessageWriter writer = new MessageWriter(channel(), parameters.maximumLength(), workers);
        context().pipeline().addLast("message writer", writer);
        Association established = new Association(channel(), this, parameters, writer);
        association = established;
        established.begin(users.apply(established));
        lastActivity = now();
        watchSilence();
        return established;
    }

    final void abortBecause(DicomException why) {
        cause = why;
        event(UpperLayerEvent.ABORT_REQUEST, null);
    }

    /** The local user may accept or refuse. */
    final boolean awaitsAnswer() {
        return state == STA3;
    }

    final boolean established() {
        return state.compareTo(STA6) >= 0 && state != STA13;
    }

    /** PS3.8 table 9-10, row 9. */
    final boolean maySendData() {
        return StateTable.action(state, UpperLayerEvent.P_DATA_REQUEST) != null;
    }

    final void active() {
        lastActivity = now();
    }

    final ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not on a channel");
        }
        return context;
    }

    private Channel channel() {
        return context().channel();
    }

    private void data(PresentationDataValue piece) {
        boolean wanted = association != null && (state == STA6 || state == STA7);
        if (wanted) {
            association.user().data(piece);
        } else {
            piece.data().release();
            event(UpperLayerEvent.P_DATA_TF_PDU, null);
        }
    }

    private static UpperLayerEvent eventOf(Pdu pdu) {
        if (pdu instanceof AAssociateRQ) {
            return UpperLayerEvent.ASSOCIATE_RQ_PDU;
        } else if (pdu instanceof AAssociateAC) {
            return UpperLayerEvent.ASSOCIATE_AC_PDU;
        } else if (pdu instanceof AAssociateRJ) {
            return UpperLayerEvent.ASSOCIATE_RJ_PDU;
        } else if (pdu instanceof AReleaseRQ) {
            return UpperLayerEvent.RELEASE_RQ_PDU;
        } else if (pdu instanceof AReleaseRP) {
            return UpperLayerEvent.RELEASE_RP_PDU;
        }
        return pdu instanceof AAbort ? UpperLayerEvent.ABORT_PDU : UpperLayerEvent.P_DATA_TF_PDU;
    }

    private void send(@Nullable Pdu pdu) {
        ByteBuf bytes = context().alloc().ioBuffer();
        PduEncoder.encode(pdu, bytes);
        context().writeAndFlush(bytes);
    }

    private void close() {
        context().close();
    }

    private void startArtim() {
        stop(artim);
        artim = after(timeouts.artim(), this::artimExpired);
    }

    private void artimExpired() {
        if (state == STA2) {
            failed(new AssociationAbortedException(
                    "no A-ASSOCIATE-RQ came in " + timeouts.artim().toSeconds() + " s"));
        }
        event(UpperLayerEvent.ARTIM_EXPIRED, null);
    }

    private void awaitAnswer() {
        stop(answer);
        answer = after(
                timeouts.negotiation(),
                () -> abortBecause(new AssociationAbortedException(
                        "the peer did not answer in " + timeouts.negotiation().toSeconds() + " s")));
    }

    /** Looks, when silence may have lasted long enough, whether it has. */
    private void watchSilence() {
        Association watched = association;
        if (watched == null || !established()) {
            return;
        }
        boolean writing = watched.writing();
        AssociationUser.Activity activity = watched.user().activity();
        boolean stalled = writing
                || activity == AssociationUser.Activity.RECEIVING
                        && channel().config().isAutoRead();
        Duration limit = stalled ? timeouts.stall() : timeouts.idle();
        long silent = now() - lastActivity;
        if (!stalled && activity != AssociationUser.Activity.IDLE) {
            lastActivity = now();
        } else if (silent >= limit.toNanos()) {
            abortBecause(new AssociationAbortedException(
                    stalled
                            ? "a message stood still for " + limit.toSeconds() + " s"
                            : "nothing was asked for in " + limit.toSeconds() + " s"));
            return;
        }
        Duration soonest = timeouts.stall().compareTo(timeouts.idle()) < 0 ? timeouts.stall() : timeouts.idle();
        long wait = Math.min(soonest.toNanos(), Math.max(limit.toNanos() - (now() - lastActivity), 1));
        context().executor().schedule(this::watchSilence, wait, TimeUnit.NANOSECONDS);
    }

    private Future<?> after(Duration time, Runnable what) {
        return context().executor().schedule(what, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void stop(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private long now() {
        return context().executor().ticker().nanoTime();
    }
}
