package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.ingest.IngestOperation;
import io.yingdun.cloud.ingest.Source;
import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.cloud.storage.Reserve;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.web.UnreadBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /** Requests of metadata and bulk data apart: all of a request's data sets are in memory together. */
    private static final int MOST_SPLIT = 2;

    /** Of what is refused before it has come: its sender is told when all is sent. */
    private static final long MOST_UNREAD = 256L << 20;

    /** What a reader makes of images: measurements, key images, and how they were looked at. */
    private static final Set<String> OF_READERS = Set.of(
            UID.ComprehensiveSRStorage,
            UID.Comprehensive3DSRStorage,
            UID.KeyObjectSelectionDocumentStorage,
            UID.GrayscaleSoftcopyPresentationStateStorage);

    private final Semaphore splits = new Semaphore(MOST_SPLIT);
    private final Ingest ingest;
    private final Access access;
    private final AccessJournal journal;
    private final Archive archive;
    private final Path spool;
    private final FreeSpace room;

    StoreController(
            Ingest ingest,
            Access access,
            AccessJournal journal,
            Archive archive,
            DataDirectory directory,
            Reserve reserve)
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
        this.archive = archive;
    }

    @PostMapping
    void store(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.requireUnbound();
        store(Expectation.NONE, request, response);
    }

    @PostMapping("/{study}")
    void storeInStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        store(expected(study), request, response);
    }

    /** A person adds to a study what they made of its images; images come from devices and programs. */
    private Expectation expected(String study) {
        if (access.current().kind() != Caller.Kind.STAFF) {
            return Expectation.ofStudy(study);
        }
        access.requireStudy(study);
        if (archive.study(study).isEmpty()) {
            throw Access.notThere();
        }
        return new Expectation(study, OF_READERS, null, true);
    }

    private void store(Expectation expectation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ModelForm form = Negotiation.of(request).model();
        MediaRange type = Optional.ofNullable(request.getContentType())
                .flatMap(MediaRange::one)
                .orElseThrow(StoreController::unsupported);
        StoredParts stored = new StoredParts(new StoreResult(RetrieveUrls.service()));
        try (InputStream body = body(request)) {
            try {
                take(type, body, expectation, stored);
            } finally {
                UnreadBody.swallow(request, MOST_UNREAD);
            }
        } catch (StorageException e) {
            stored.addWithoutRoom();
        } catch (IOException e) {
            // What came whole is stored and told; the client learns that something is missing by the failed part.
            stored.result().addBrokenBody();
        }
        stored.settle(journal, access.current().actor());
        stored.result().write(response, form);
    }

    private void take(MediaRange type, InputStream body, Expectation expectation, StoredParts stored)
            throws IOException {
        if (type.is(InstanceForm.DICOM)) {
            add(body, expectation, stored);
        } else {
            parts(type, body, expectation, stored);
        }
    }

    private void parts(MediaRange type, InputStream body, Expectation expectation, StoredParts stored)
            throws IOException {
        String boundary = MultipartReader.boundary(type).orElse(null);
        if (!type.is("multipart/related") || boundary == null) {
            throw unsupported();
        }
        MultipartReader reader = new MultipartReader(body, boundary);
        String root = type.parameter("type").orElse(InstanceForm.DICOM).toLowerCase(Locale.ROOT);
        if (root.equals(ModelForm.JSON.mediaType()) || root.equals(ModelForm.XML.mediaType())) {
            if (!splits.tryAcquire()) {
                stored.addWithoutRoom();
                return;
            }
            try {
                split(reader, expectation, stored);
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
                stored.result().addUnsupportedPart();
            } else {
                add(part.body(), expectation, stored);
            }
        }
    }

    /** Metadata and bulk data apart: nothing can be archived before all has come. */
    private void split(MultipartReader reader, Expectation expectation, StoredParts stored) throws IOException {
        try (SplitObjects objects = new SplitObjects(spool, room)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                objects.add(next.get());
            }
            for (var next = objects.next(); next.isPresent(); next = objects.next()) {
                DataSet dataSet = next.get();
                try (IngestOperation operation = ingest.begin(source(), expectation)) {
                    objects.write(dataSet, operation);
                    stored.add(operation.complete().toCompletableFuture(), operation.size());
                } catch (StorageException e) {
                    stored.addWithoutRoom();
                } catch (DicomException | IllegalArgumentException e) {
                    stored.result().addBroken(dataSet);
                }
            }
        }
    }

    private void add(InputStream body, Expectation expectation, StoredParts stored) throws IOException {
        try (IngestOperation operation = ingest.begin(source(), expectation)) {
            byte[] buffer = new byte[BUFFER];
            for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
                operation.write(ByteBuffer.wrap(buffer, 0, got));
            }
            stored.add(operation.complete().toCompletableFuture(), operation.size());
        } catch (StorageException e) {
            stored.addWithoutRoom();
        }
    }

    private Source source() {
        Caller caller = access.current();
        return new Source(Source.Kind.STOW, caller.name(), caller.address(), caller.issuer());
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
