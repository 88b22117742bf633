package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.InstanceReference;
import io.yingdun.cloud.ingest.IngestOutcome;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.xml.NativeModelWriter;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JsonGenerator;

/** The fate of each part (PS3.18 §10.5.3, Annex I), and the status that sums it up. */
final class StoreResult {

    /** Failure reasons of PS3.18 table I.2-2. */
    private static final int OUT_OF_RESOURCES = 0xA700;

    private static final int DOES_NOT_MATCH = 0xA900;
    private static final int CANNOT_UNDERSTAND = 0xC000;
    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int DUPLICATE_INSTANCE = 0x0111;

    private final String service;
    private final List<DataSet> stored = new ArrayList<>();
    private final List<DataSet> failed = new ArrayList<>();

    /** What cannot be told by the UIDs of an instance. */
    private final List<DataSet> otherFailures = new ArrayList<>();

    private final Set<String> studies = new HashSet<>();
    private int laterPossible;

    StoreResult(String service) {
        this.service = service;
    }

    void add(IngestOutcome outcome) {
        InstanceReference instance = outcome.instance();
        if (outcome.accepted() && instance != null) {
            DataSet item = reference(instance);
            item.put(ElementFactory.text(Tag.RetrieveURL, RetrieveUrls.of(service, instance)));
            stored.add(item);
            studies.add(instance.studyInstanceUid());
            return;
        }
        if (outcome.mayBeSentAgain()) {
            laterPossible++;
        }
        if (instance == null) {
            otherFailures.add(because(new DataSet(), reason(outcome)));
        } else {
            failed.add(because(reference(instance), reason(outcome)));
        }
    }

    private static int reason(IngestOutcome outcome) {
        IngestOutcome.Refusal refusal = outcome.refusal();
        if (refusal == null) {
            return PROCESSING_FAILURE;
        }
        return switch (refusal) {
            case NOT_DICOM, BROKEN -> CANNOT_UNDERSTAND;
            case UID, UNEXPECTED -> DOES_NOT_MATCH;
            case OTHER_BYTES -> DUPLICATE_INSTANCE;
            case OUT_OF_RESOURCES -> OUT_OF_RESOURCES;
            case UNAVAILABLE -> PROCESSING_FAILURE;
        };
    }

    /** A part of another type than application/dicom. */
    void addUnsupportedPart() {
        otherFailures.add(because(new DataSet(), CANNOT_UNDERSTAND));
    }

    /** The body ended, or lost its form, inside or after a part. */
    void addBrokenBody() {
        otherFailures.add(because(new DataSet(), CANNOT_UNDERSTAND));
    }

    /** An object that could not be put together. */
    void addBroken(DataSet dataSet) {
        Optional<String> sopClass = dataSet.string(Tag.SOPClassUID);
        Optional<String> sopInstance = dataSet.string(Tag.SOPInstanceUID);
        if (sopClass.isPresent() && sopInstance.isPresent()) {
            failed.add(because(reference(sopClass.get(), sopInstance.get()), CANNOT_UNDERSTAND));
        } else {
            otherFailures.add(because(new DataSet(), CANNOT_UNDERSTAND));
        }
    }

    private static DataSet because(DataSet item, int reason) {
        return item.put(ElementFactory.numbers(Tag.FailureReason, VR.US, reason));
    }

    private static DataSet reference(InstanceReference instance) {
        return reference(instance.sopClassUid(), instance.sopInstanceUid());
    }

    private static DataSet reference(String sopClassUid, String sopInstanceUid) {
        return new DataSet()
                .put(ElementFactory.text(Tag.ReferencedSOPClassUID, sopClassUid))
                .put(ElementFactory.text(Tag.ReferencedSOPInstanceUID, sopInstanceUid));
    }

    /** 200 all, 202 some, 409 none; 503 when none for now and all perhaps later; 400 when there was nothing. */
    int status() {
        int failures = failed.size() + otherFailures.size();
        if (failures == 0) {
            return stored.isEmpty() ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK;
        }
        if (!stored.isEmpty()) {
            return HttpServletResponse.SC_ACCEPTED;
        }
        return laterPossible == failures ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_CONFLICT;
    }

    void write(HttpServletResponse response, ModelForm form) throws IOException {
        // Type 2: there is no address of several studies together.
        String study = studies.size() == 1
                ? RetrieveUrls.ofStudy(service, studies.iterator().next())
                : "";
        DataSet result = new DataSet().put(ElementFactory.text(Tag.RetrieveURL, study));
        if (!otherFailures.isEmpty()) {
            result.put(new SequenceElement(Tag.OtherFailuresSequence, otherFailures));
        }
        if (!failed.isEmpty()) {
            result.put(new SequenceElement(Tag.FailedSOPSequence, failed));
        }
        if (!stored.isEmpty()) {
            result.put(new SequenceElement(Tag.ReferencedSOPSequence, stored));
        }
        response.setStatus(status());
        if (status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, ProblemException.PASSING_SECONDS);
        }
        if (form == ModelForm.XML) {
            response.setContentType(form.mediaType());
            new NativeModelWriter((element, region) -> {
                        throw new IllegalStateException("a result has no bulk data");
                    })
                    .write(result, response.getOutputStream());
            return;
        }
        try (JsonGenerator json = ResultJson.to(response)) {
            ResultJson.write(result, json);
        }
    }
}
