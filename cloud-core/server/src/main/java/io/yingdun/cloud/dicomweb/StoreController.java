package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.cloud.ingest.Source;
import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.cloud.storage.Reserve;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.DataDirectory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * STOW-RS (PS3.18 §10.5): {@code multipart/related; type="application/dicom"}, metadata with bulk data, or one instance as
 * {@code application/dicom}. Parts go to the archive as they stream in, and each part's fate is told; none is told as stored
 * before it is durable.
 */
@RestController
@RequestMapping("/dicomweb/studies")
class StoreController {

    private static final int BUFFER = 64 * 1024;

    /** Parts whose commit is awaited while the next ones are read, so that they share a sync. */
    private static final int MOST_OUTSTANDING = 256;

    /** Requests of metadata and bulk data apart: all of a request's data sets are in memory together. */
    private static final int MOST_SPLIT = 2;

    private final Semaphore splits = new Semaphore(MOST_SPLIT);
    private final Ingest ingest;
    private final Access access;
    private final AccessJournal journal;
    private final Path spool;
    private final FreeSpace room;

    StoreController(Ingest ingest, Access access, AccessJournal journal, DataDirectory directory, Reserve reserve)
            throws IOException {
        this.spool = directory.folder("stow", "rwx------");
        this.room = reserve.on(spool);
        try (Stream<Path> left = Files.list(spool)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        this.ingest = ingest;
        this.access = access;
        this.journal = journal;
    }

    @PostMapping
    void store(HttpServletRequest request, HttpServletResponse response) throws IOException {
        store(Expectation.NONE, "", request, response);
    }

    @PostMapping("/{study}")
    void storeInStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        store(Expectation.ofStudy(study), study, request, response);
    }

    private void store(Expectation expectation, String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        access.requireUnbound();
        ModelForm form = Negotiation.of(request).model();
        MediaRange type = Optional.ofNullable(request.getContentType())
                .flatMap(MediaRange::one)
                .orElseThrow(StoreController::unsupported);
        journal.accessed(AccessKind.STORE, study, null, null, Math.max(0, request.getContentLengthLong()));
        StoreResult result = new StoreResult(RetrieveUrls.service());
        Deque<CompletableFuture<IngestOutcome>> outstanding = new ArrayDeque<>();
        try (InputStream body = body(request)) {
            if (type.is(InstanceForm.DICOM)) {
                outstanding.add(part(body, expectation));
            } else {
                parts(type, body, expectation, outstanding, result);
            }
        } catch (StorageException e) {
            outstanding.add(noRoom());
        } catch (IOException e) {
            // What came whole is stored and told; the client learns that something is missing by the failed part.
            result.addBrokenBody();
        }
        while (!outstanding.isEmpty()) {
            result.add(outstanding.remove().join());
        }
        result.write(response, form);
    }

    private void parts(
            MediaRange type,
            InputStream body,
            Expectation expectation,
            Deque<CompletableFuture<IngestOutcome>> outstanding,
            StoreResult result)
            throws IOException {
        String boundary = MultipartReader.boundary(type).orElse(null);
        if (!type.is("multipart/related") || boundary == null) {
            throw unsupported();
        }
        MultipartReader reader = new MultipartReader(body, boundary);
        String root = type.parameter("type").orElse(InstanceForm.DICOM).toLowerCase(Locale.ROOT);
        if (root.equals(ModelForm.JSON.mediaType()) || root.equals(ModelForm.XML.mediaType())) {
            if (!splits.tryAcquire()) {
                outstanding.add(noRoom());
                return;
            }
            try {
                split(reader, expectation, outstanding, result);
            } finally {
                splits.release();
            }
            return;
        }
        if (!root.equals(InstanceForm.DICOM)) {
            throw unsupported();
        }
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            MultipartReader.Part part = next.get();
            boolean object =
                    part.contentType().map(own -> own.is(InstanceForm.DICOM)).orElse(true);
            if (!object) {
                result.addUnsupportedPart();
            } else {
                outstanding.add(part(part.body(), expectation));
            }
            awaitSome(outstanding, result);
        }
    }

    private static void awaitSome(Deque<CompletableFuture<IngestOutcome>> outstanding, StoreResult result) {
        if (outstanding.size() >= MOST_OUTSTANDING) {
            result.add(outstanding.remove().join());
        }
    }

    /** Metadata and bulk data apart: nothing can be archived before all has come. */
    private void split(
            MultipartReader reader,
            Expectation expectation,
            Deque<CompletableFuture<IngestOutcome>> outstanding,
            StoreResult result)
            throws IOException {
        try (SplitObjects objects = new SplitObjects(spool, room)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                objects.add(next.get());
            }
            for (var next = objects.next(); next.isPresent(); next = objects.next()) {
                DataSet dataSet = next.get();
                try (IngestOperation operation = ingest.begin(source(), expectation)) {
                    objects.write(dataSet, operation);
                    outstanding.add(operation.complete().toCompletableFuture());
                } catch (StorageException e) {
                    outstanding.add(noRoom());
                } catch (DicomException | IllegalArgumentException e) {
                    result.addBroken(dataSet);
                }
                awaitSome(outstanding, result);
            }
        }
    }

    private static CompletableFuture<IngestOutcome> noRoom() {
        return CompletableFuture.completedFuture(new IngestOutcome(
                IngestOutcome.Result.REFUSED, null, IngestOutcome.Refusal.OUT_OF_RESOURCES, "no room", -1));
    }

    private CompletableFuture<IngestOutcome> part(InputStream body, Expectation expectation) throws IOException {
        try (IngestOperation operation = ingest.begin(source(), expectation)) {
            byte[] buffer = new byte[BUFFER];
            for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
                operation.write(ByteBuffer.wrap(buffer, 0, got));
            }
            return operation.complete().toCompletableFuture();
        } catch (StorageException e) {
            return noRoom();
        }
    }

    private Source source() {
        Caller caller = access.current();
        return new Source(Source.Kind.STOW, caller.name(), caller.address());
    }

    private static InputStream body(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
            return new GZIPInputStream(request.getInputStream(), BUFFER);
        }
        throw new ProblemException(
                "unsupported-encoding",
                415,
                "Unsupported content encoding",
                "Send the body without Content-Encoding, or with gzip.");
    }

    private static ProblemException unsupported() {
        return new ProblemException(
                "unsupported-media-type",
                415,
                "Unsupported media type",
                "Send multipart/related; boundary=… of application/dicom, or of application/dicom+json or +xml with"
                        + " bulk data, or one instance as application/dicom.");
    }
}
