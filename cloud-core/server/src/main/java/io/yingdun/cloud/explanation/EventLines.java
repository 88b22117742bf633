package io.yingdun.cloud.explanation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a body that comes bit by bit, from a sender who may send anything or nothing: a line, the whole and each wait are
 * bounded. One piece is asked for at a time, so that no more lies here than was read.
 */
final class EventLines implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 2 * 1024 * 1024;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final long deadline;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private byte[] piece = END;
    private int place;
    private int taken;

    EventLines(Duration longest) {
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            all.writeBytes(bytes);
        }
        if (all.size() == 0) {
            more();
        } else {
            pieces.add(all.toByteArray());
        }
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
        pieces.add(END);
    }

    @Override
    public void onComplete() {
        pieces.add(END);
    }

    /** Without its end; null after the last one. @throws IOException also where nothing comes for so long */
    @Nullable
    String next(Duration patience) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (place == piece.length && !take(patience)) {
                return line.size() == 0 ? null : text(line);
            }
            byte one = piece[place++];
            if (one == '\n') {
                return text(line);
            }
            line.write(one);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
        }
    }

    private static String text(ByteArrayOutputStream line) {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private boolean take(Duration patience) throws IOException {
        try {
            long wait = Math.min(patience.toNanos(), deadline - System.nanoTime());
            byte[] next = pieces.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IOException("nothing came for too long");
            }
            if (next == END) {
                if (failure != null) {
                    throw new IOException("the answer broke off", failure);
                }
                pieces.add(END);
                return false;
            }
            taken += next.length;
            if (taken > LONGEST_BODY) {
                throw new IOException("the answer is too long");
            }
            piece = next;
            place = 0;
            more();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private void more() {
        Flow.Subscription from = subscription;
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void close() {
        Flow.Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
    }
}
