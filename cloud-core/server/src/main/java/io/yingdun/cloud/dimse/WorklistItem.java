package io.yingdun.cloud.dimse;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;

/** A scheduled step as the Modality Worklist Information Model has it (PS3.4 table K.6-1). */
final class WorklistItem {

    private final SpecificCharacterSet characterSet;

    WorklistItem(SpecificCharacterSet characterSet) {
        this.characterSet = characterSet;
    }

    DataSet of(ScheduledStep step) {
        DataSet scheduled = new DataSet()
                .put(text(Tag.ScheduledStationAETitle, step.stationAeTitle()))
                .put(text(Tag.ScheduledProcedureStepStartDate, step.startDate()))
                .put(text(Tag.ScheduledProcedureStepStartTime, step.startTime()))
                .put(text(Tag.Modality, step.modality()))
                .put(text(Tag.ScheduledProcedureStepID, step.stepId()))
                .put(text(Tag.ScheduledProcedureStepDescription, step.procedureText()));
        return new DataSet()
                .put(text(Tag.AccessionNumber, step.accessionNumber()))
                .put(text(Tag.PatientName, step.patientName()))
                .put(text(Tag.PatientID, step.patientId()))
                .put(text(Tag.IssuerOfPatientID, step.issuer()))
                .put(text(Tag.PatientBirthDate, step.birthDate()))
                .put(text(Tag.PatientSex, step.sex()))
                .put(text(Tag.StudyInstanceUID, step.studyInstanceUid()))
                .put(text(Tag.RequestedProcedureID, step.requestedProcedureId()))
                .put(text(Tag.RequestedProcedureDescription, step.procedureText()))
                .put(text(Tag.PlacerOrderNumberImagingServiceRequest, step.placerNumber()))
                .put(text(Tag.FillerOrderNumberImagingServiceRequest, step.fillerNumber()))
                .put(new SequenceElement(Tag.ScheduledProcedureStepSequence, List.of(scheduled)));
    }

    private DataElement text(int tag, String value) {
        return ElementFactory.text(
                tag, MatchedKeys.vrOf(tag), characterSet, value.isEmpty() ? List.of() : List.of(value));
    }

    /** What was asked for, empty where the item has nothing (PS3.4 §C.4.1.1.3.2). */
    static DataSet answer(DataSet keys, DataSet item) {
        return MatchedKeys.of(keys, key -> answer(key, keys, item));
    }

    private static DataElement answer(DataElement key, DataSet keys, DataSet item) {
        if (key.vr() == VR.SQ) {
            List<DataSet> wanted = keys.items(key.tag());
            List<DataSet> there = item.items(key.tag());
            boolean all = wanted.isEmpty() || wanted.get(0).isEmpty();
            return new SequenceElement(
                    key.tag(),
                    all
                            ? there
                            : there.stream()
                                    .map(one -> answer(wanted.get(0), one))
                                    .toList());
        }
        DataElement known = item.get(key.tag());
        return known == null ? MatchedKeys.empty(key) : known;
    }
}
