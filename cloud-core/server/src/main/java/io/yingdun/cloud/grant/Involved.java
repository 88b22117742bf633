package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.StaffDirectory.Member;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.PatientIdsMoved;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.ris.DoctorsSaid;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The rule by which studies are open without a request: the person has ordered or reported the examination, by their staff number,
 * or the patient was in their department for it. An examination is known by its accession number and its patient, since two
 * hospitals give the same number.
 */
@Component
class Involved {

    private final InvolvedMapper mapper;
    private final Corrections corrections;

    Involved(InvolvedMapper mapper, Corrections corrections) {
        this.mapper = mapper;
        this.corrections = corrections;
    }

    boolean isInvolved(Member person, Study study) {
        return isExamination(study)
                && mapper.isInvolved(
                        study.accessionNumber(),
                        study.patient().patientId(),
                        study.patient().issuer(),
                        person.staffNumber(),
                        person.department());
    }

    /** Which the patient was in for the examination; empty where that was not said. */
    List<String> departmentsOf(Study study) {
        return isExamination(study)
                ? mapper.departments(
                        study.accessionNumber(),
                        study.patient().patientId(),
                        study.patient().issuer())
                : List.of();
    }

    private static boolean isExamination(Study study) {
        return !study.accessionNumber().isEmpty()
                && !study.patient().patientId().isEmpty();
    }

    /** In the transaction in which the message is applied. */
    @EventListener
    void note(DoctorsSaid said) {
        Patient now = now(said.patientId(), said.issuer());
        said.codes().forEach(code -> mapper.insert(said, code, now.patientId(), now.issuer()));
    }

    /** In the archive's transaction. */
    @EventListener
    void follow(PatientIdsMoved moved) {
        for (Patient named : moved.named()) {
            Patient now = now(named.patientId(), named.issuer());
            mapper.follow(named.patientId(), named.issuer(), now.patientId(), now.issuer());
        }
    }

    private Patient now(String patientId, String issuer) {
        return corrections.patientOf(patientId, issuer).orElseGet(() -> new Patient(0, patientId, issuer, "", "", ""));
    }
}
