package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Series;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.query.FindHandler;
import io.yingdun.dicom.service.query.FindRequest;
import io.yingdun.dicom.service.query.Matches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * C-FIND of Patient Root and Study Root, with the matching of QIDO-RS. Keys of the levels above may be used and asked for
 * without having negotiated it (relational queries, PS3.4 §C.4.1.3).
 */
@Component
class ArchiveQueries implements FindHandler {

    private final Archive archive;
    private final ArchiveSearch search;
    private final PeerDirectory directory;
    private final PeerJournal journal;
    private final String aeTitle;
    private final int mostMatches;

    ArchiveQueries(
            Archive archive,
            ArchiveSearch search,
            PeerDirectory directory,
            PeerJournal journal,
            CloudSettings cloud,
            DimseSettings settings) {
        this.archive = archive;
        this.search = search;
        this.directory = directory;
        this.journal = journal;
        this.aeTitle = cloud.aeTitle();
        this.mostMatches = settings.mostMatches();
    }

    @Override
    public Matches find(FindRequest request) throws IOException {
        return DatabaseRefusal.with(Status.OUT_OF_RESOURCES, () -> matches(request));
    }

    private Matches matches(FindRequest request) throws IOException {
        Peer peer = directory.require(PeerRight.QUERY, request.association());
        DataSet identifier = request.identifier();
        FindLevel level = FindLevel.of(request.sopClassUID(), identifier);
        FindKeys keys = FindKeys.of(level.searchLevel(), identifier);
        Page page = found(level, identifier, ArchiveQuery.of(keys.keys(), mostMatches + 1));
        journal.searched(request.association(), oneStudy(identifier));
        FindAnswer answer = new FindAnswer(identifier, peer.characterSet(), aeTitle);
        Stream<DataSet> answers = page.found.stream().map(answer::of);
        return new Matches(page.more ? Stream.concat(answers, tooMany()) : answers, keys.everyKeySupported());
    }

    /** @param more whether there is more than is given */
    private record Page(List<Found> found, boolean more) {}

    private Page found(FindLevel level, DataSet identifier, ArchiveQuery query) {
        return switch (level) {
            case PATIENT -> patients(search.studies(query));
            case STUDY ->
                page(search.studies(query), studies -> studies.stream().map(Found::study));
            case SERIES ->
                page(search.series(query), series -> {
                    Map<String, List<Study>> studies = studies(identifier, series, Series::studyInstanceUid);
                    return series.stream().map(one -> new Found(level, of(studies, one.studyInstanceUid()), one, null));
                });
            case IMAGE ->
                page(search.instances(query), instances -> {
                    Map<String, List<Study>> studies = studies(identifier, instances, Instance::studyInstanceUid);
                    Map<String, Series> series = series(identifier, instances);
                    return instances.stream()
                            .map(one -> new Found(
                                    level,
                                    of(studies, one.studyInstanceUid()),
                                    series.get(one.seriesInstanceUid()),
                                    one));
                });
        };
    }

    private <T> Page page(List<T> rows, Function<List<T>, Stream<Found>> toFound) {
        List<T> given = rows.subList(0, Math.min(rows.size(), mostMatches));
        return new Page(toFound.apply(given).toList(), rows.size() > mostMatches);
    }

    /** Persons are found by their studies: where not all of these were read, nobody's are known to be all. */
    private Page patients(List<Study> studies) {
        if (studies.size() > mostMatches) {
            return new Page(List.of(), true);
        }
        return new Page(
                studies.stream()
                        .collect(Collectors.groupingBy(
                                study -> study.patient().id(), LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(Found::patient)
                        .toList(),
                false);
    }

    private static List<Study> of(Map<String, List<Study>> studies, String uid) {
        return studies.getOrDefault(uid, List.of());
    }

    /** The studies of what was found, when the answers need them. */
    private <T> Map<String, List<Study>> studies(DataSet asked, List<T> found, Function<T, String> studyUid) {
        if (!asksFor(asked, FindAttributes.STUDY) && !asksFor(asked, FindAttributes.PATIENT)) {
            return Map.of();
        }
        Collection<String> uids = found.stream().map(studyUid).collect(Collectors.toSet());
        return archive.studies(uids).stream().collect(Collectors.groupingBy(Study::studyInstanceUid));
    }

    private Map<String, Series> series(DataSet asked, List<Instance> found) {
        if (!asksFor(asked, FindAttributes.SERIES) && !asked.contains(Tag.RequestAttributesSequence)) {
            return Map.of();
        }
        Collection<String> uids =
                found.stream().map(Instance::seriesInstanceUid).collect(Collectors.toSet());
        return archive.series(uids).stream()
                .collect(Collectors.toMap(Series::seriesInstanceUid, Function.identity(), (first, second) -> first));
    }

    private static boolean asksFor(DataSet asked, Map<Integer, ?> attributes) {
        return StreamSupport.stream(asked.spliterator(), false)
                .map(DataElement::tag)
                .anyMatch(attributes::containsKey);
    }

    /** For the audit log: the one study that is asked about, if there is one. */
    private static String oneStudy(DataSet identifier) {
        List<String> uids = identifier.strings(Tag.StudyInstanceUID);
        return uids.size() == 1 && uids.get(0).matches("[0-9.]{1,64}") ? uids.get(0) : "";
    }

    /** Comes after the last match that is given: nobody shall take a part for the whole. */
    private Stream<DataSet> tooMany() {
        return Stream.generate(() -> {
            throw new UncheckedIOException(new DimseException(
                    Status.OUT_OF_RESOURCES.withComment("more than " + mostMatches + " matches; narrow the query")));
        });
    }
}
