package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Series;
import io.yingdun.cloud.archive.Study;
import io.yingdun.dicom.dictionary.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One match, with what lies above it.
 *
 * @param studies all of the patient's at level PATIENT, else the one; empty where nobody asked for what it has
 * @param series null above level SERIES, and where nobody asked for what it has
 * @param instance null above level IMAGE
 */
record Found(
        FindLevel level,
        List<Study> studies,
        @Nullable Series series,
        @Nullable Instance instance) {

    static Found patient(List<Study> studies) {
        return new Found(FindLevel.PATIENT, studies, null, null);
    }

    static Found study(Study study) {
        return new Found(FindLevel.STUDY, List.of(study), null, null);
    }

    /** The values of an attribute; absent when the archive does not know it, or not at this level. */
    Optional<List<String>> values(int tag) {
        return switch (tag) {
            case Tag.StudyInstanceUID -> studyUid();
            case Tag.SeriesInstanceUID -> seriesUid();
            case Tag.InstanceAvailability -> Optional.of(List.of("ONLINE"));
            case Tag.NumberOfPatientRelatedStudies,
                    Tag.NumberOfPatientRelatedSeries,
                    Tag.NumberOfPatientRelatedInstances ->
                level == FindLevel.PATIENT ? of(FindAttributes.PATIENT, tag, studies) : Optional.empty();
            default ->
                of(FindAttributes.PATIENT, tag, studies.isEmpty() ? null : studies)
                        .or(() -> of(FindAttributes.STUDY, tag, oneStudy()))
                        .or(() -> of(FindAttributes.SERIES, tag, series))
                        .or(() -> of(FindAttributes.INSTANCE, tag, instance));
        };
    }

    private @Nullable Study oneStudy() {
        return level == FindLevel.PATIENT || studies.isEmpty() ? null : studies.get(0);
    }

    private Optional<List<String>> studyUid() {
        if (instance != null) {
            return Optional.of(List.of(instance.studyInstanceUid()));
        }
        if (series != null) {
            return Optional.of(List.of(series.studyInstanceUid()));
        }
        return Optional.ofNullable(oneStudy()).map(study -> List.of(study.studyInstanceUid()));
    }

    private Optional<List<String>> seriesUid() {
        if (instance != null) {
            return Optional.of(List.of(instance.seriesInstanceUid()));
        }
        return Optional.ofNullable(series).map(one -> List.of(one.seriesInstanceUid()));
    }

    private static <T> Optional<List<String>> of(
            Map<Integer, Function<T, List<String>>> attributes, int tag, @Nullable T object) {
        return object == null
                ? Optional.empty()
                : Optional.ofNullable(attributes.get(tag)).map(attribute -> attribute.apply(object));
    }
}
