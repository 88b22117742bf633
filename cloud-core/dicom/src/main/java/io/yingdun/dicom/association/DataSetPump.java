package io.yingdun.dicom.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.util.ReferenceCountUtil;
import io.yingdun.dicom.pdu.PresentationDataValue;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Moves one data set from its source to the channel. A worker reads a few pieces straight into the buffers that will be
 * sent, the event loop writes them, and only when the channel has room again is a worker asked for more: a slow peer costs
 * neither memory nor a thread. One piece is kept back, since the last must say that it is the last.
 */
final class DataSetPump {

    private static final System.Logger LOG = System.getLogger(DataSetPump.class.getName());
    /** Pieces that are read at a time, about 1 MiB. */
    private static final int BATCH = 4;

    private final MessageWriter writer;
    private final MessageWriter.Queued queued;
    private final DataSetSource source;
    private final Executor workers;
    private @Nullable ByteBuf ahead;
    private boolean reading;
    private boolean stopped;

    DataSetPump(MessageWriter writer, MessageWriter.Queued queued, DataSetSource source, Executor workers) {
        this.writer = writer;
        this.queued = queued;
        this.source = source;
        this.workers = workers;
    }

    MessageWriter.Queued queued() {
        return queued;
    }

    /** On the event loop: goes on, unless a worker is at it. */
    void run() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            workers.execute(this::fill);
        } catch (RejectedExecutionException e) {
            failed(List.of(), new IOException("no worker is left", e));
        }
    }

    /** On the event loop: nothing more is wanted. A worker that reads closes the source itself. */
    void stop() {
        stopped = true;
        ReferenceCountUtil.release(ahead);
        ahead = null;
        if (!reading) {
            reading = true;
            closeLater(source, workers);
        }
    }

    /** On a worker, since closing may block; here where none is left. */
    static void closeLater(DataSetSource source, Executor workers) {
        try {
            workers.execute(() -> close(source));
        } catch (RejectedExecutionException e) {
            close(source);
        }
    }

    private static void close(DataSetSource source) {
        try {
            source.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a data set's source could not be closed", e);
        }
    }

    /** On a worker. */
    private void fill() {
        List<ByteBuf> pieces = new ArrayList<>(BATCH);
        try {
            boolean end = false;
            while (!end && pieces.size() < BATCH) {
                ByteBuf piece = writer.newPdu();
                pieces.add(piece);
                end = !readFull(piece);
                if (end) {
                    padToEven(piece);
                }
            }
            boolean ended = end;
            handOver(pieces, () -> write(pieces, ended));
        } catch (IOException e) {
            handOver(pieces, () -> failed(pieces, e));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a data set's source failed", e);
            handOver(pieces, () -> failed(pieces, new IOException(e)));
        }
    }

    /** To the event loop; when that was shut down, the connection is gone and this is the last who knows the source. */
    private void handOver(List<ByteBuf> pieces, Runnable next) {
        try {
            writer.channel().eventLoop().execute(next);
        } catch (RejectedExecutionException e) {
            pieces.forEach(ByteBuf::release);
            close(source);
        }
    }

    /** A deflated data set may be kept without its padding (PS3.5 A.5), and a fragment is even (PS3.8 §9.3.5.1). */
    private static void padToEven(ByteBuf piece) {
        if ((piece.writerIndex() - PresentationDataValue.HEADERS_LENGTH) % 2 != 0) {
            piece.writeByte(0);
        }
    }

    /** False at the end of the source. */
    private boolean readFull(ByteBuf piece) throws IOException {
        while (piece.isWritable()) {
            if (source.read(piece) < 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the last write's future tells of all before it
    private void write(List<ByteBuf> pieces, boolean end) {
        reading = false;
        if (stopped) {
            pieces.forEach(ByteBuf::release);
            stop();
            return;
        }
        ChannelFuture last = null;
        for (ByteBuf piece : pieces) {
            boolean empty = piece.writerIndex() == PresentationDataValue.HEADERS_LENGTH;
            if (empty && ahead != null) {
                piece.release();
            } else {
                if (ahead != null) {
                    writer.write(ahead, queued.message().contextID(), false, false);
                }
                ahead = piece;
            }
        }
        if (end && ahead != null) {
            last = writer.write(ahead, queued.message().contextID(), false, true);
            ahead = null;
        }
        writer.channel().flush();
        if (last != null) {
            closeLater(source, workers);
            writer.pumped(queued, last);
        } else if (writer.channel().isWritable()) {
            run();
        }
    }

    private void failed(List<ByteBuf> pieces, IOException cause) {
        pieces.forEach(ByteBuf::release);
        reading = false;
        boolean wasStopped = stopped;
        stop();
        if (!wasStopped) {
            writer.broken(queued, cause);
        }
    }
}
