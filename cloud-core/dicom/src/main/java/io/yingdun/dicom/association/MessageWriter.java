package io.yingdun.dicom.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.PresentationDataValue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts messages into P-DATA-TFs (PS3.8 annex E), one message after the other as the standard demands. What is in memory
 * leaves in one write; a {@link DataSetSource} is read piece by piece while the peer takes them, see {@link DataSetPump}.
 *
 * <p>On the pipeline it listens for room in the channel's outbound buffer. Its state belongs to the event loop.
 */
final class MessageWriter extends ChannelInboundHandlerAdapter {

    /** A PDU of ours is no longer, whatever the peer can take. */
    private static final int MAXIMUM_PDU_LENGTH = 256 * 1024;
    /** Bytes in front of the data that count towards the PDU's length. */
    private static final int VALUE_HEADER_LENGTH = 6;

    private final Channel channel;
    private final int pieceLength;
    private final Executor workers;
    private final Deque<Queued> queue = new ArrayDeque<>();
    private @Nullable DataSetPump pump;
    private int pendingWrites;
    private @Nullable DicomException failure;
    private @Nullable Association association;

    /** A message, and whom to tell when it was sent. */
    record Queued(OutgoingMessage message, CompletableFuture<Void> sent) {}

    /** @param maximumLength as the peer gave it; 0 means any */
    MessageWriter(Channel channel, long maximumLength, Executor workers) {
        this.channel = channel;
        this.workers = workers;
        long pdu = maximumLength == 0 ? MAXIMUM_PDU_LENGTH : Math.min(maximumLength, MAXIMUM_PDU_LENGTH);
        this.pieceLength = (int) Math.max(2, pdu - VALUE_HEADER_LENGTH & ~1L);
    }

    void attach(Association owner) {
        association = owner;
    }

    CompletionStage<Void> send(OutgoingMessage message) {
        Queued queued = new Queued(message, new CompletableFuture<>());
        if (channel.eventLoop().inEventLoop()) {
            enqueue(queued);
        } else {
            try {
                channel.eventLoop().execute(() -> enqueue(queued));
            } catch (RejectedExecutionException e) {
                drop(queued, Association.lost());
            }
        }
        return queued.sent();
    }

    /** Bytes were given to the channel which the peer has not taken. */
    boolean busy() {
        return pendingWrites > 0;
    }

    /** Nothing more will be sent. */
    void fail(DicomException cause) {
        if (failure != null) {
            return;
        }
        failure = cause;
        if (pump != null) {
            pump.stop();
            pump.queued().sent().completeExceptionally(cause);
        }
        queue.forEach(queued -> drop(queued, cause));
        queue.clear();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (pump != null && channel.isWritable()) {
            pump.run();
        }
        ctx.fireChannelWritabilityChanged();
    }

    private void enqueue(Queued queued) {
        if (failure != null || association == null || !association.maySend()) {
            drop(queued, failure == null ? Association.lost() : failure);
            return;
        }
        queue.add(queued);
        if (pump == null) {
            next();
        }
    }

    private void next() {
        for (Queued queued = queue.poll(); queued != null; queued = queue.poll()) {
            OutgoingMessage message = queued.message();
            ChannelFuture last = inMemory(message.contextID(), true, message.command());
            if (message.source() != null) {
                pump = new DataSetPump(this, queued, message.source(), workers);
                pump.run();
                return;
            }
            if (message.dataSet() != null) {
                last = inMemory(message.contextID(), false, message.dataSet());
            }
            channel.flush();
            tellWhenSent(last, queued);
        }
    }

    private ChannelFuture inMemory(int contextID, boolean command, byte[] bytes) {
        int from = 0;
        ChannelFuture written;
        do {
            int length = Math.min(pieceLength, bytes.length - from);
            ByteBuf pdu = newPdu(length).writeBytes(bytes, from, length);
            from += length;
            written = write(pdu, contextID, command, from == bytes.length);
        } while (from < bytes.length);
        return written;
    }

    private ByteBuf newPdu(int dataLength) {
        int capacity = PresentationDataValue.HEADERS_LENGTH + dataLength;
        return channel.alloc().ioBuffer(capacity, capacity).writeZero(PresentationDataValue.HEADERS_LENGTH);
    }

    /** Room for one PDU, its writer index behind the headers; for any thread. */
    ByteBuf newPdu() {
        return newPdu(pieceLength);
    }

    ChannelFuture write(ByteBuf pdu, int contextID, boolean command, boolean last) {
        PresentationDataValue.putHeaders(pdu, contextID, command, last);
        pendingWrites++;
        return channel.write(pdu).addListener(done -> {
            pendingWrites--;
            if (association != null) {
                association.active();
            }
        });
    }

    /** The pump's message is out; the next one may follow. */
    void pumped(Queued queued, ChannelFuture last) {
        pump = null;
        tellWhenSent(last, queued);
        next();
    }

    /** Half a message cannot be taken back: the association ends. */
    void broken(Queued queued, IOException cause) {
        pump = null;
        DicomException why =
                new DicomException("a data set could not be read to its end: " + cause.getMessage(), cause);
        queued.sent().completeExceptionally(why);
        if (association != null) {
            association.abort(why);
        }
    }

    Channel channel() {
        return channel;
    }

    private static void tellWhenSent(ChannelFuture last, Queued queued) {
        last.addListener(done -> {
            if (done.isSuccess()) {
                queued.sent().complete(null);
            } else {
                queued.sent().completeExceptionally(done.cause());
            }
        });
    }

    private void drop(Queued queued, DicomException cause) {
        DataSetSource source = queued.message().source();
        if (source != null) {
            DataSetPump.closeLater(source, workers);
        }
        queued.sent().completeExceptionally(cause);
    }
}
