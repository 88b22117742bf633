package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Series;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the identifier of each match (PS3.4 §C.4.1.1.3.2): the keys that were asked for, empty where the archive has no
 * value, with the level, the archive's title and the character set.
 */
final class FindAnswer {

    private final DataSet asked;
    private final PeerCharacterSet characterSet;
    private final String aeTitle;

    FindAnswer(DataSet asked, PeerCharacterSet characterSet, String aeTitle) {
        this.asked = asked;
        this.characterSet = characterSet;
        this.aeTitle = aeTitle;
    }

    DataSet of(Found found) {
        return MatchedKeys.of(asked, key -> element(key, found))
                .put(ElementFactory.text(Tag.SpecificCharacterSet, characterSet.term()))
                .put(ElementFactory.text(Tag.QueryRetrieveLevel, found.level().name()))
                .put(ElementFactory.text(Tag.RetrieveAETitle, aeTitle));
    }

    private DataElement element(DataElement key, Found found) {
        if (key.tag() == Tag.RequestAttributesSequence) {
            return requests(found.series());
        }
        return found.values(key.tag())
                .map(values -> element(key.tag(), values))
                .orElseGet(() -> MatchedKeys.empty(key));
    }

    private DataElement element(int tag, List<String> values) {
        VR vr = MatchedKeys.vrOf(tag);
        return vr == VR.US
                ? ElementFactory.numbers(
                        tag, vr, values.stream().map(Integer::valueOf).toArray(Integer[]::new))
                : ElementFactory.text(tag, vr, characterSet.characterSet(), values);
    }

    private SequenceElement requests(@Nullable Series series) {
        List<Series.Request> requests = series == null ? List.of() : series.requests();
        return new SequenceElement(
                Tag.RequestAttributesSequence,
                requests.stream().map(this::request).toList());
    }

    private DataSet request(Series.Request request) {
        return new DataSet()
                .put(element(Tag.ScheduledProcedureStepID, List.of(request.scheduledProcedureStepId())))
                .put(element(Tag.RequestedProcedureID, List.of(request.requestedProcedureId())));
    }
}
