package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Series;
import io.yingdun.cloud.archive.Study;
import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of each result (PS3.18 tables 10.6.3-3 to -5). What the objects do not say is present and empty. */
final class SearchResults {

    private final String service;

    /** @param service address of the DICOMweb service, without a slash at its end */
    SearchResults(String service) {
        this.service = service;
    }

    DataSet study(Study study) {
        DataSet result = result();
        Patient patient = study.patient();
        put(result, Tag.StudyDate, study.studyDate());
        put(result, Tag.StudyTime, study.studyTime());
        put(result, Tag.AccessionNumber, study.accessionNumber());
        put(result, Tag.InstanceAvailability, "ONLINE");
        put(result, Tag.ModalitiesInStudy, study.modalities().toArray(String[]::new));
        put(result, Tag.ReferringPhysicianName, study.referringPhysician());
        put(result, Tag.TimezoneOffsetFromUTC, study.timezoneOffset());
        put(result, Tag.StudyDescription, study.studyDescription());
        put(result, Tag.RetrieveURL, service + "/studies/" + study.studyInstanceUid());
        put(result, Tag.PatientName, patient.name());
        put(result, Tag.PatientID, patient.patientId());
        put(result, Tag.IssuerOfPatientID, patient.issuer());
        put(result, Tag.PatientBirthDate, patient.birthDate());
        put(result, Tag.PatientSex, patient.sex());
        put(result, Tag.StudyInstanceUID, study.studyInstanceUid());
        put(result, Tag.StudyID, study.studyId());
        number(result, Tag.NumberOfStudyRelatedSeries, study.seriesCount());
        number(result, Tag.NumberOfStudyRelatedInstances, study.instanceCount());
        return result;
    }

    DataSet series(Series series) {
        DataSet result = result();
        put(result, Tag.Modality, series.modality());
        put(result, Tag.SeriesDescription, series.seriesDescription());
        put(
                result,
                Tag.RetrieveURL,
                service + "/studies/" + series.studyInstanceUid() + "/series/" + series.seriesInstanceUid());
        put(result, Tag.BodyPartExamined, series.bodyPartExamined());
        put(result, Tag.StudyInstanceUID, series.studyInstanceUid());
        put(result, Tag.SeriesInstanceUID, series.seriesInstanceUid());
        number(result, Tag.SeriesNumber, series.seriesNumber());
        number(result, Tag.NumberOfSeriesRelatedInstances, series.instanceCount());
        put(result, Tag.PerformedProcedureStepStartDate, series.performedStartDate());
        put(result, Tag.PerformedProcedureStepStartTime, series.performedStartTime());
        if (!series.requests().isEmpty()) {
            result.put(new SequenceElement(
                    Tag.RequestAttributesSequence,
                    series.requests().stream().map(SearchResults::request).toList()));
        }
        return result;
    }

    private static DataSet request(Series.Request request) {
        DataSet item = new DataSet();
        put(item, Tag.ScheduledProcedureStepID, request.scheduledProcedureStepId());
        put(item, Tag.RequestedProcedureID, request.requestedProcedureId());
        return item;
    }

    DataSet instance(Instance instance) {
        DataSet result = result();
        put(result, Tag.SOPClassUID, instance.sopClassUid());
        put(result, Tag.SOPInstanceUID, instance.sopInstanceUid());
        put(result, Tag.InstanceAvailability, "ONLINE");
        put(result, Tag.RetrieveURL, RetrieveUrls.of(service, instance.reference()));
        put(result, Tag.StudyInstanceUID, instance.studyInstanceUid());
        put(result, Tag.SeriesInstanceUID, instance.seriesInstanceUid());
        number(result, Tag.InstanceNumber, instance.instanceNumber());
        if (instance.rows() != null && instance.columns() != null) {
            number(result, Tag.Rows, instance.rows());
            number(result, Tag.Columns, instance.columns());
            number(result, Tag.BitsAllocated, instance.bitsAllocated());
            number(result, Tag.NumberOfFrames, instance.numberOfFrames());
        }
        put(result, Tag.AvailableTransferSyntaxUID, instance.transferSyntaxUid());
        return result;
    }

    private static DataSet result() {
        DataSet result = new DataSet();
        result.put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"));
        return result;
    }

    private static void put(DataSet result, int tag, String... values) {
        VR vr = vrOf(tag);
        result.put(ElementFactory.text(tag, vr, SpecificCharacterSet.UTF_8, List.of(values)));
    }

    private static void number(DataSet result, int tag, @Nullable Integer value) {
        VR vr = vrOf(tag);
        if (vr == VR.IS) {
            put(result, tag, value == null ? "" : value.toString());
        } else if (value != null) {
            result.put(ElementFactory.numbers(tag, vr, value));
        }
    }

    private static VR vrOf(int tag) {
        VR vr = Dictionary.standard().vrOf(tag);
        if (vr == null) {
            throw new IllegalArgumentException("no VR is registered for " + Integer.toHexString(tag));
        }
        return vr;
    }
}
