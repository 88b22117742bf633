package io.yingdun.uploader.transfer;

import io.yingdun.dicom.io.DicomInput;
import io.yingdun.uploader.queue.QueueEntry;
import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.queue.UploadState;
import io.yingdun.uploader.source.DicomCheck;
import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Takes one file to its end. A small one is read once and goes in one request; a large one is hashed first, and the
 * server is asked how much of it is there. The hash is in the queue before the first byte leaves, so that whoever
 * comes after a crash asks for the same upload.
 */
public final class Sender {

    private static final int COPY = 128 << 10;

    /** The file is not, or no longer, what its hash was made of. */
    private static final String HASH_MISMATCH = "upload-hash-mismatch";

    private final CloudClient cloud;
    private final ServerLimits limits;
    private final boolean compress;
    private final Throttle throttle;
    private final UploadQueue queue;
    private final Clock clock;

    public Sender(
            CloudClient cloud,
            ServerLimits limits,
            boolean compress,
            Throttle throttle,
            UploadQueue queue,
            Clock clock) {
        this.cloud = cloud;
        this.limits = limits;
        this.compress = compress && limits.readsZstd();
        this.throttle = throttle;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The entry with what became of it; an exception means that there was no decision and the file is to be tried
     * again.
     *
     * @throws IOException also {@link PausedException} and {@link ServerAnswerException}
     */
    public QueueEntry send(QueueEntry waiting) throws IOException {
        try {
            FileState now = waiting.source().state();
            QueueEntry entry = waiting.seenAs(now);
            if (now.size() > limits.maximumBytes()) {
                return entry.settled(
                        UploadState.REFUSED,
                        "larger than the server's " + limits.maximumBytes() + " bytes",
                        clock.instant());
            }
            return now.size() < limits.resumableFrom() ? sendSmall(entry) : sendLarge(entry);
        } catch (NoSuchFileException e) {
            return waiting.settled(UploadState.VANISHED, "it is not there any more", clock.instant());
        } catch (ServerAnswerException e) {
            if (e.fileRefused()) {
                return waiting.settled(UploadState.REFUSED, e.getMessage(), clock.instant());
            }
            throw e;
        }
    }

    private QueueEntry sendSmall(QueueEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream file = entry.source().open(0)) {
            bytes = file.readNBytes((int) limits.resumableFrom());
        }
        DicomCheck check = DicomCheck.of(DicomInput.of(bytes));
        if (!check.isInstance()) {
            return notAnInstance(entry);
        }
        if (bytes.length != entry.stat().size()) {
            throw new IOException("it changed while it was read");
        }
        QueueEntry hashed = entry.hashed(HexFormat.of().formatHex(sha256().digest(bytes)));
        if (hashed.askFirst()) {
            Standing there = cloud.standing(hash(hashed), check.sopInstanceUid());
            if (there.judged()) {
                return settled(hashed, there);
            }
        }
        return settled(hashed, put(hashed, 0, new ByteArrayInputStream(bytes)));
    }

    private QueueEntry sendLarge(QueueEntry entry) throws IOException {
        DicomCheck check = DicomCheck.of(entry.source());
        if (!check.isInstance()) {
            return notAnInstance(entry);
        }
        QueueEntry hashed = entry.sha256() == null ? entry.hashed(hashOf(entry.source())) : entry;
        queue.update(hashed);
        try {
            Standing there = cloud.standing(hash(hashed), check.sopInstanceUid());
            if (!there.judged()) {
                queue.update(hashed.holding(there.offset()));
                there = put(hashed, there.offset(), hashed.source().open(there.offset()));
            }
            return settled(hashed, there);
        } catch (ServerAnswerException e) {
            if (e.code().equals(HASH_MISMATCH)) {
                queue.update(hashed.hashed(null));
            }
            throw e;
        }
    }

    private QueueEntry notAnInstance(QueueEntry entry) {
        return entry.settled(UploadState.SKIPPED, "no DICOM instance", clock.instant());
    }

    private Standing put(QueueEntry entry, long offset, InputStream file) throws IOException {
        try (file) {
            Body body = compress ? Body.smallest(file) : Body.plain(file);
            return cloud.send(
                    hash(entry), entry.stat().size(), offset, new Body(throttle.slow(body.bytes()), body.zstd()));
        }
    }

    private QueueEntry settled(QueueEntry entry, Standing there) throws IOException {
        UploadState state = switch (there.state()) {
            case STORED -> UploadState.STORED;
            case DUPLICATE -> UploadState.DUPLICATE;
            case CONFLICT -> UploadState.CONFLICT;
            case REFUSED -> UploadState.REFUSED;
            case ABSENT, PARTIAL -> throw new IOException("the server took the file and did not judge it");
        };
        return entry.settled(state, there.reason(), clock.instant());
    }

    private static String hash(QueueEntry entry) {
        String hash = entry.sha256();
        if (hash == null) {
            throw new IllegalStateException("not hashed: " + entry.source().name());
        }
        return hash;
    }

    private static String hashOf(SourceFile source) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[COPY];
        try (InputStream file = source.open(0)) {
            for (int got = file.read(piece); got >= 0; got = file.read(piece)) {
                digest.update(piece, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
