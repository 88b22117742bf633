package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.MetadataMapper.Header;
import io.yingdun.cloud.archive.MetadataMapper.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Whole metadata documents: made once after a change of the study, then sent as they lie there. Making one costs about as
 * much as reading and compressing all its headers; two who ask at once wait for the same making.
 */
@Service
public class StudyMetadata {

    private static final long WHOLE_STUDY = 0;
    private static final int HEADERS_AT_ONCE = 200;
    private static final int LOCKS = 64;

    private final MetadataMapper mapper;
    private final List<Lock> making =
            Stream.generate(() -> (Lock) new ReentrantLock()).limit(LOCKS).toList();

    StudyMetadata(MetadataMapper mapper) {
        this.mapper = mapper;
    }

    /** Empty when there is no such study. */
    public Optional<MetadataDocument> ofStudy(String studyInstanceUid) {
        return current(() -> mapper.ofStudy(studyInstanceUid));
    }

    /** Empty when there is no such series in that study. */
    public Optional<MetadataDocument> ofSeries(String studyInstanceUid, String seriesInstanceUid) {
        return current(() -> mapper.ofSeries(studyInstanceUid, seriesInstanceUid));
    }

    private Optional<MetadataDocument> current(java.util.function.Supplier<@Nullable Stored> look) {
        Stored found = look.get();
        if (found == null || found.isCurrent()) {
            return Optional.ofNullable(found).map(StudyMetadata::document);
        }
        Lock lock = making.get(Math.floorMod(Long.hashCode(found.study()), LOCKS));
        lock.lock();
        try {
            Stored again = look.get();
            return Optional.ofNullable(again)
                    .map(stored -> stored.isCurrent()
                            ? document(stored)
                            : make(stored.study(), stored.series(), stored.revision()));
        } finally {
            lock.unlock();
        }
    }

    private static MetadataDocument document(Stored stored) {
        if (stored.etag() == null || stored.document() == null) {
            throw new IllegalStateException("a current document without content");
        }
        return new MetadataDocument(stored.etag(), stored.document());
    }

    /** The revision was read before the headers: what arrives in between is in the document and makes it old at once. */
    private MetadataDocument make(long study, long series, long revision) {
        List<Long> instances =
                series == WHOLE_STUDY ? mapper.instancesOfStudy(study) : mapper.instancesOfSeries(series);
        MetadataDocument document;
        try (MetadataDocument.Maker maker = new MetadataDocument.Maker()) {
            for (int from = 0; from < instances.size(); from += HEADERS_AT_ONCE) {
                Long[] some = instances
                        .subList(from, Math.min(instances.size(), from + HEADERS_AT_ONCE))
                        .toArray(Long[]::new);
                for (Header header : mapper.headers(some)) {
                    maker.add(BulkDataPath.resolve(Archive.inflate(header.header()), header.reference()));
                }
            }
            document = maker.made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mapper.keep(study, series, revision, document.etag(), document.gzip());
        return document;
    }
}
