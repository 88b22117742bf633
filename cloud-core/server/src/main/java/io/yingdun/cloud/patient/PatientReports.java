package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.cloud.report.ReportVersion;
import io.yingdun.foundation.problem.ProblemException;
import org.springframework.stereotype.Service;

/** A patient's own verified reports, for other features. */
@Service
public class PatientReports {

    private final PatientContacts contacts;
    private final Examinations examinations;

    PatientReports(PatientContacts contacts, Examinations examinations) {
        this.contacts = contacts;
        this.examinations = examinations;
    }

    /** A version that counts, of a study of this person. */
    public record Own(Contact patient, Study study, ReportVersion report) {}

    /**
     * @param version of the report
     * @throws ProblemException {@code not-found}, where it is not there, is another person's, or another version counts by now
     */
    public Own own(String session, String studyUid, long version) {
        Contact patient = contacts.ofSession(session);
        Study study = examinations.own(studyUid, patient.patient());
        ReportVersion report = examinations.reportsOf(study).stream()
                .filter(one -> one.id() == version)
                .findFirst()
                .orElseThrow(Access::notThere);
        return new Own(patient, study, report);
    }
}
