package io.yingdun.dicom.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.Pdu;
import io.yingdun.dicom.pdu.PduDecoder;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.Pdus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An acceptor on a channel without a network, whose clock stands still until {@link #pass}. The test is the peer. Unless it
 * brings another user, what comes is kept.
 */
public final class AcceptorRig implements AutoCloseable {

    public static final Timeouts TIMEOUTS = new Timeouts(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(40));

    private static final int PDU_LENGTH = 16384;

    private final Recorder recorder = new Recorder();
    private final List<String> observed = new ArrayList<>();
    private final EmbeddedChannel replies = new EmbeddedChannel(new PduDecoder(PDU_LENGTH));
    private final EmbeddedChannel channel;
    private AdmissionPolicy policy =
            request -> Admission.accept(Contexts.archive().build(), new PeerLimits(2, 4, 1 << 20));
    private Executor workers = Runnable::run;
    private @Nullable Association association;

    /** A user that keeps what it is told. */
    private static final class Recorder implements AssociationUser {
        final List<byte[]> data = new ArrayList<>();
        final List<String> ends = new ArrayList<>();
        Activity activity = Activity.IDLE;

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

    private final class Observer implements AssociationObserver {
        @Override
        public void refused(AssociationRequest request, AAssociateRJ rejection) {
            observed.add(request.callingAETitle() + " refused " + rejection);
        }

        @Override
        public void failed(InetSocketAddress remoteAddress, DicomException why) {
            observed.add(String.valueOf(why.getMessage()));
        }
    }

    AcceptorRig() {
        this(new AssociationCount());
    }

    /** One more connection of the same peer. */
    AcceptorRig(AssociationCount count) {
        channel = connect(count, null);
    }

    /** With a user of the test's own. */
    public AcceptorRig(Function<Association, AssociationUser> users) {
        channel = connect(new AssociationCount(), users);
    }

    private EmbeddedChannel connect(AssociationCount count, @Nullable Function<Association, AssociationUser> users) {
        AssociationAcceptor.Settings settings = new AssociationAcceptor.Settings(
                List.of(ListeningPort.clear(InetSocketAddress.createUnresolved("localhost", 0))),
                PDU_LENGTH,
                10,
                TIMEOUTS,
                task -> workers.execute(task),
                request -> policy.decide(request),
                new Observer(),
                opened -> {
                    association = opened;
                    return users == null ? recorder : users.apply(opened);
                });
        EmbeddedChannel embedded =
                new EmbeddedChannel(new PduDecoder(PDU_LENGTH), new AcceptorUpperLayer(settings, count));
        embedded.freezeTime();
        return embedded;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        replies.finishAndReleaseAll();
    }

    void admission(Admission decided) {
        policy = request -> decided;
    }

    void policy(AdmissionPolicy deciding) {
        policy = deciding;
    }

    /** From now on; until then tasks run where they are given. */
    void workers(Executor executor) {
        workers = executor;
    }

    public void receive(Pdu... pdus) {
        receive(Pdus.bytes(pdus));
    }

    void receive(ByteBuf bytes) {
        channel.writeInbound(bytes);
        channel.runPendingTasks();
    }

    /** What was sent; null when nothing was. */
    public @Nullable Object reply() {
        channel.runPendingTasks();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            replies.writeInbound(bytes);
        }
        return nextReply();
    }

    @Nullable
    Object nextReply() {
        return replies.readInbound();
    }

    public AAssociateAC associate(AAssociateRQ request) {
        receive(request);
        return (AAssociateAC) reply();
    }

    public void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    /** Bytes are taken from the connection. */
    public boolean isReading() {
        return channel.config().isAutoRead();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    void disconnect() {
        channel.close();
    }

    public Association association() {
        if (association == null) {
            throw new IllegalStateException("no association is established");
        }
        return association;
    }

    void activity(AssociationUser.Activity activity) {
        recorder.activity = activity;
    }

    List<byte[]> data() {
        return recorder.data;
    }

    List<String> ends() {
        return recorder.ends;
    }

    List<String> observed() {
        return observed;
    }
}
