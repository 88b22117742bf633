package io.yingdun.dicom.association;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.yingdun.dicom.data.DicomException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** An established association. Its methods may be called from any thread. */
public final class Association {

    private final Channel channel;
    private final UpperLayer upperLayer;
    private final AssociationParameters parameters;
    private final MessageWriter writer;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private @Nullable AssociationUser user;
    private volatile boolean established = true;

    Association(Channel channel, UpperLayer upperLayer, AssociationParameters parameters, MessageWriter writer) {
        this.channel = channel;
        this.upperLayer = upperLayer;
        this.parameters = parameters;
        this.writer = writer;
        writer.attach(this);
        channel.closeFuture().addListener(future -> writer.fail(lost()));
    }

    public AssociationParameters parameters() {
        return parameters;
    }

    /**
     * Sends a message whole, after those that were given before.
     *
     * @return done when its last byte was handed to the operating system; fails when the association ends before
     */
    public CompletionStage<Void> send(OutgoingMessage message) {
        return writer.send(message);
    }

    /**
     * Asks for release, when nothing is outstanding.
     *
     * @return as {@link #closed}
     */
    public CompletionStage<Void> release() {
        execute(() -> upperLayer.event(UpperLayerEvent.RELEASE_REQUEST, null));
        return closed();
    }

    /**
     * Ends the association at once.
     *
     * @param why for whoever waits on this side
     */
    public void abort(String why) {
        abort(new AssociationAbortedException(why));
    }

    public void abort(DicomException why) {
        execute(() -> upperLayer.abortBecause(why));
    }

    /** Done when the association was released; fails with a {@link DicomException} when it ended otherwise. */
    public CompletionStage<Void> closed() {
        return closed;
    }

    public boolean established() {
        return established;
    }

    /** Stops, or goes on, taking bytes from the connection; on the event loop only. */
    public void reading(boolean on) {
        if (established && channel.config().isAutoRead() != on) {
            upperLayer.active();
            channel.config().setAutoRead(on);
        }
    }

    /** Runs on the event loop, at once when called there; not at all when the event loop was shut down. */
    public void execute(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
            return;
        }
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // the event loop was shut down, and every association on it has ended before
        }
    }

    /** For timers of the user; they run on the event loop. */
    public EventLoop eventLoop() {
        return channel.eventLoop();
    }

    void begin(AssociationUser associationUser) {
        user = associationUser;
    }

    AssociationUser user() {
        if (user == null) {
            throw new IllegalStateException("the association has no user");
        }
        return user;
    }

    boolean maySend() {
        return upperLayer.maySendData();
    }

    boolean writing() {
        return writer.busy();
    }

    void active() {
        upperLayer.active();
    }

    void noLongerEstablished() {
        established = false;
    }

    void end(@Nullable DicomException cause) {
        established = false;
        if (closed.isDone()) {
            return;
        }
        writer.fail(cause == null ? lost() : cause);
        user().ended(cause);
        if (cause == null) {
            closed.complete(null);
        } else {
            closed.completeExceptionally(cause);
        }
    }

    static AssociationAbortedException lost() {
        return new AssociationAbortedException("the association ended");
    }
}
