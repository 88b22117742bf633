package io.yingdun.cloud.pull;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.dimse.PeerArchives;
import io.yingdun.cloud.dimse.PeerSession;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the peer has of a study and this archive has not, by series.
 *
 * @param ofSeries SOP Instance UIDs that are missing
 * @param whole series of which nothing is here
 * @param sopClasses of all that is missing, where the peer says them
 */
record MissingInstances(Map<String, List<String>> ofSeries, Set<String> whole, Set<String> sopClasses) {

    /** Hierarchical queries only: relational ones many a PACS does not know (PS3.4 §C.4.1.2). */
    static MissingInstances of(String studyUid, PeerSession session, Archive archive) throws IOException {
        Set<String> present = archive.instancesOf(studyUid).stream()
                .map(Instance::sopInstanceUid)
                .collect(Collectors.toSet());
        Set<String> presentSeries = archive.instancesOf(studyUid).stream()
                .map(Instance::seriesInstanceUid)
                .collect(Collectors.toSet());
        Map<String, List<String>> ofSeries = new LinkedHashMap<>();
        Set<String> sopClasses = new LinkedHashSet<>();
        for (String seriesUid : seriesOf(studyUid, session)) {
            List<String> missing = new ArrayList<>();
            DataSet identifier = series(studyUid, seriesUid, "IMAGE")
                    .put(ElementFactory.text(Tag.SOPInstanceUID))
                    .put(ElementFactory.text(Tag.SOPClassUID));
            session.find(
                    identifier,
                    match -> match.string(Tag.SOPInstanceUID)
                            .filter(uid -> !present.contains(uid))
                            .ifPresent(uid -> {
                                missing.add(uid);
                                match.string(Tag.SOPClassUID).ifPresent(sopClasses::add);
                            }));
            if (!missing.isEmpty()) {
                ofSeries.put(seriesUid, missing);
            }
        }
        Set<String> whole = ofSeries.keySet().stream()
                .filter(series -> !presentSeries.contains(series))
                .collect(Collectors.toSet());
        return new MissingInstances(ofSeries, whole, sopClasses);
    }

    private static List<String> seriesOf(String studyUid, PeerSession session) throws IOException {
        List<String> series = new ArrayList<>();
        DataSet identifier = study(studyUid, "SERIES").put(ElementFactory.text(Tag.SeriesInstanceUID));
        session.find(identifier, match -> match.string(Tag.SeriesInstanceUID).ifPresent(series::add));
        return series;
    }

    static DataSet study(String studyUid, String level) {
        return PeerArchives.identifier(level).put(ElementFactory.text(Tag.StudyInstanceUID, studyUid));
    }

    static DataSet series(String studyUid, String seriesUid, String level) {
        return study(studyUid, level).put(ElementFactory.text(Tag.SeriesInstanceUID, seriesUid));
    }

    boolean nothing() {
        return ofSeries.isEmpty();
    }

    int count() {
        return ofSeries.values().stream().mapToInt(List::size).sum();
    }
}
