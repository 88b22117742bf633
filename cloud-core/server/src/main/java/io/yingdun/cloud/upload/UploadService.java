package io.yingdun.cloud.upload;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.ingest.IngestOutcome.Refusal;
import io.yingdun.cloud.ingest.IngestOutcome.Result;
import io.yingdun.cloud.ingest.Source;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes a file in: small ones go straight into the archive, large ones through a {@link PartialFile}. The hash is
 * checked before the archive decides, so that nothing but what the sender meant gets in.
 */
@Service
class UploadService {

    /** Up to here, sending again costs less than keeping the beginning would. */
    static final long RESUMABLE_FROM = 8L << 20;

    private static final int ANSWER_SECONDS = 90;

    private final Ingest ingest;
    private final Archive archive;
    private final PartialFiles partials;
    private final AccessJournal journal;
    private final UploadSettings settings;

    UploadService(
            Ingest ingest, Archive archive, PartialFiles partials, AccessJournal journal, UploadSettings settings) {
        this.ingest = ingest;
        this.archive = archive;
        this.partials = partials;
        this.journal = journal;
        this.settings = settings;
    }

    /** A file as its sender describes it. */
    record Announced(String sha256, long size, long offset) {}

    UploadLimits limits() {
        return new UploadLimits(settings.largest().toBytes(), RESUMABLE_FROM, List.of("zstd"));
    }

    /** @param sopInstanceUid by which the archive would have it, where the sender can tell */
    Standing standing(Caller caller, String sha256, @Nullable String sopInstanceUid) throws IOException {
        if (sopInstanceUid != null) {
            Instance archived = archive.instance(sopInstanceUid)
                    .filter(instance -> sha256.equals(instance.sha256()))
                    .orElse(null);
            if (archived != null) {
                return archived(caller, archived);
            }
        }
        long held = partials.sizeOf(caller, sha256);
        return held == 0 ? Standing.absent(sha256) : Standing.partial(sha256, held);
    }

    /** What came by this very key counts as stored by it, however often it asks or sends. */
    private static Standing archived(Caller caller, Instance instance) {
        String own = source(caller, "").toString();
        boolean ours = instance.source().equals(own) || instance.source().startsWith(own + " ");
        return new Standing(
                instance.sha256(), ours ? "stored" : "duplicate", instance.size(), null, instance.sopInstanceUid());
    }

    Standing take(Caller caller, Announced file, UploadBody body) throws IOException {
        if (file.size() > settings.largest().toBytes()) {
            throw UploadProblems.tooLarge(settings.largest().toBytes());
        }
        try {
            return file.size() < RESUMABLE_FROM ? takeWhole(caller, file, body) : takePart(caller, file, body);
        } catch (StorageException e) {
            throw UploadProblems.of(e);
        }
    }

    private Standing takeWhole(Caller caller, Announced file, UploadBody body) throws IOException {
        if (file.offset() != 0) {
            throw UploadProblems.offset(0);
        }
        return archive(caller, file, sink -> body.copy(file.size(), sink));
    }

    private Standing takePart(Caller caller, Announced file, UploadBody body) throws IOException {
        PartialFile partial = partials.open(caller, file.sha256(), file.size());
        try {
            if (partial.size() != file.offset()) {
                throw UploadProblems.offset(partial.size());
            }
            append(partial, file.size() - file.offset(), body);
            try {
                Standing judged = archive(caller, file, partial::copyTo);
                partial.delete();
                return judged;
            } catch (ProblemException e) {
                if (e.code().equals(UploadProblems.hash().code())) {
                    partial.delete();
                }
                throw e;
            }
        } finally {
            partials.release(caller, file.sha256(), partial);
        }
    }

    /** Whatever a disk answers here passes: the client is told to come again. */
    private static void append(PartialFile partial, long count, UploadBody body) {
        try {
            body.copy(count, partial::append);
        } catch (IOException e) {
            throw UploadProblems.of(StorageException.of("the beginning of a file", e));
        }
    }

    /** Gives all of a file's bytes to whoever takes them. */
    private interface Bytes {

        void copyTo(UploadBody.Sink sink) throws IOException;
    }

    private Standing archive(Caller caller, Announced file, Bytes bytes) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (IngestOperation operation = ingest.begin(source(caller, caller.address()), Expectation.NONE)) {
            bytes.copyTo(piece -> {
                digest.update(piece.duplicate());
                operation.write(piece);
            });
            if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
                throw UploadProblems.hash();
            }
            return judged(caller, file, await(operation));
        }
    }

    private static IngestOutcome await(IngestOperation operation) {
        try {
            return operation
                    .complete()
                    .toCompletableFuture()
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw UploadProblems.unavailable();
        }
    }

    private Standing judged(Caller caller, Announced file, IngestOutcome outcome) {
        if (outcome.mayBeSentAgain()) {
            throw outcome.refusal() == Refusal.OUT_OF_RESOURCES ? UploadProblems.full() : UploadProblems.unavailable();
        }
        InstanceReference reference = outcome.instance();
        if (outcome.accepted() && reference != null) {
            journal.accessed(AccessKind.STORE, reference.studyInstanceUid(), null, null, file.size());
        }
        String sopInstanceUid = reference == null ? null : reference.sopInstanceUid();
        if (outcome.result() == Result.DUPLICATE && sopInstanceUid != null) {
            Instance archived = archive.instance(sopInstanceUid).orElse(null);
            if (archived != null) {
                return archived(caller, archived);
            }
        }
        return new Standing(
                file.sha256(),
                outcome.result().name().toLowerCase(Locale.ROOT),
                file.size(),
                reason(outcome),
                sopInstanceUid);
    }

    private static @Nullable String reason(IngestOutcome outcome) {
        if (outcome.accepted()) {
            return null;
        }
        return outcome.offset() < 0 ? outcome.detail() : outcome.detail() + " (byte " + outcome.offset() + ")";
    }

    private static Source source(Caller caller, String address) {
        return new Source(Source.Kind.UPLOAD, caller.name(), address, caller.issuer());
    }
}
