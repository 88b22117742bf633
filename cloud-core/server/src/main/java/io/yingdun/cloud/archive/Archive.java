package io.yingdun.cloud.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.yingdun.cloud.archive.ArchiveMapper.InstanceRow;
import io.yingdun.cloud.archive.ArchiveMapper.SeriesRow;
import io.yingdun.cloud.archive.ArchiveMapper.StudyRow;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Finds what is archived by its UIDs. What is returned is committed and its bytes are durable. Whether the caller may see
 * it is not asked here.
 */
@Service
public class Archive {

    private final ArchiveMapper mapper;
    private final MetadataMapper headers;

    Archive(ArchiveMapper mapper, MetadataMapper headers) {
        this.mapper = mapper;
        this.headers = headers;
    }

    public Optional<Study> study(String studyInstanceUid) {
        return Optional.ofNullable(mapper.study(studyInstanceUid)).map(StudyRow::study);
    }

    /** Those that exist, in no order. */
    public List<Study> studies(Collection<String> studyInstanceUids) {
        return mapper.studies(studyInstanceUids.toArray(String[]::new)).stream()
                .map(StudyRow::study)
                .toList();
    }

    /** In the order of their numbers, then UIDs. Empty when there is no such study. */
    public List<Series> seriesOf(String studyInstanceUid) {
        return mapper.seriesOf(studyInstanceUid).stream().map(SeriesRow::series).toList();
    }

    public Optional<Series> series(String studyInstanceUid, String seriesInstanceUid) {
        return Optional.ofNullable(mapper.series(studyInstanceUid, seriesInstanceUid))
                .map(SeriesRow::series);
    }

    /** Those that exist, in no order. A UID that stands in several studies, against the standard, is there more than once. */
    public List<Series> series(Collection<String> seriesInstanceUids) {
        return mapper.seriesByUid(seriesInstanceUids.toArray(String[]::new)).stream()
                .map(SeriesRow::series)
                .toList();
    }

    /** In the order of series, then instance numbers, then UIDs. Empty when there is no such study. */
    public List<Instance> instancesOf(String studyInstanceUid) {
        return mapper.instancesOfStudy(studyInstanceUid).stream()
                .map(InstanceRow::instance)
                .toList();
    }

    public List<Instance> instancesOf(String studyInstanceUid, String seriesInstanceUid) {
        return mapper.instancesOfSeries(studyInstanceUid, seriesInstanceUid).stream()
                .map(InstanceRow::instance)
                .toList();
    }

    public Optional<Instance> instance(String sopInstanceUid) {
        return Optional.ofNullable(mapper.instance(sopInstanceUid)).map(InstanceRow::instance);
    }

    /** The instance, provided that it lies in this study and series. */
    public Optional<Instance> instance(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) {
        return instance(sopInstanceUid)
                .filter(found -> found.studyInstanceUid().equals(studyInstanceUid)
                        && found.seriesInstanceUid().equals(seriesInstanceUid));
    }

    /** By the index's own numbers: those that still exist, in no order. */
    public List<Instance> instances(Collection<Long> ids) {
        return mapper.instancesById(ids.toArray(Long[]::new)).stream()
                .map(InstanceRow::instance)
                .toList();
    }

    /** Where the frames lie in the stored file; empty for objects without pixels, deflated ones and broken pixel data. */
    public Optional<FrameTable> framesOf(Instance instance) {
        return Optional.ofNullable(mapper.frames(instance.id())).map(content -> FrameTable.decode(content.bytes()));
    }

    /**
     * The data set as one DICOM JSON object (PS3.18 annex F): text as Unicode, values that were not loaded by
     * {@link BulkDataPath}. Empty when the instance was removed meanwhile.
     */
    public Optional<String> headerOf(Instance instance) {
        return Optional.ofNullable(mapper.header(instance.id()))
                .map(header -> BulkDataPath.resolve(inflate(header.bytes()), instance.reference()));
    }

    /** As {@link #headerOf}, by SOP Instance UID; without those that were removed meanwhile. */
    public Map<String, String> headersOf(Collection<Instance> instances) {
        Long[] ids = instances.stream().map(Instance::id).toArray(Long[]::new);
        return headers.headers(ids).stream()
                .collect(Collectors.toMap(
                        MetadataMapper.Header::sopInstanceUid,
                        header -> BulkDataPath.resolve(inflate(header.header()), header.reference())));
    }

    static String inflate(byte[] header) {
        long size = Zstd.getFrameContentSize(header);
        byte[] json = new byte[Math.toIntExact(size)];
        long result = Zstd.decompress(json, header);
        if (Zstd.isError(result)) {
            throw new ZstdException(result);
        }
        return new String(json, StandardCharsets.UTF_8);
    }
}
