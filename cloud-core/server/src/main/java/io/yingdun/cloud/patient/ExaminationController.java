package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.DicomObject;
import io.yingdun.cloud.access.Links;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.patient.Examinations.Examination;
import io.yingdun.cloud.report.ReportView;
import io.yingdun.cloud.report.Reports;
import io.yingdun.cloud.report.SandboxedDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A patient's own examinations. Each look is in the audit log. */
@RestController
@RequestMapping("/api/patient/studies")
class ExaminationController {

    private static final Duration VIEWED = Duration.ofHours(1);

    private final Examinations examinations;
    private final PatientVisits visits;
    private final Reports reports;
    private final Viewings viewings;
    private final Links links;
    private final Access access;
    private final AccessJournal journal;

    ExaminationController(
            Examinations examinations,
            PatientVisits visits,
            Reports reports,
            Viewings viewings,
            Links links,
            Access access,
            AccessJournal journal) {
        this.examinations = examinations;
        this.visits = visits;
        this.reports = reports;
        this.viewings = viewings;
        this.links = links;
        this.access = access;
        this.journal = journal;
    }

    private Patient patient() {
        return visits.patient(access.current().id());
    }

    @GetMapping
    List<Examination> list() {
        List<Examination> own = examinations.of(patient());
        journal.accessed(AccessKind.SEARCH);
        return own;
    }

    @GetMapping("/{studyUid}/reports")
    List<ReportView> reports(@PathVariable String studyUid) {
        Study study = examinations.own(studyUid, patient());
        List<ReportView> shown =
                examinations.reportsOf(study).stream().map(ReportView::of).toList();
        journal.accessed(AccessKind.REPORT, studyUid, null, null, 0);
        return shown;
    }

    @GetMapping("/{studyUid}/reports/{report}/document")
    ResponseEntity<byte[]> document(@PathVariable String studyUid, @PathVariable long report) {
        byte[] pdf = examinations.reportsOf(examinations.own(studyUid, patient())).stream()
                .filter(version -> version.id() == report)
                .findFirst()
                .flatMap(reports::pdf)
                .orElseThrow(Access::notThere);
        journal.accessed(AccessKind.REPORT, studyUid, null, null, pdf.length);
        return SandboxedDocument.named("report-" + report + ".pdf")
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }

    /** Who has seen images and reports of the study. */
    @GetMapping("/{studyUid}/viewings")
    List<Viewings.Viewing> viewings(@PathVariable String studyUid) {
        examinations.own(studyUid, patient());
        List<Viewings.Viewing> seen = viewings.of(studyUid);
        journal.accessed(AccessKind.VIEWINGS, studyUid, null, null, 0);
        return seen;
    }

    /** A link that opens this study to the viewer, for an hour. */
    @PostMapping("/{studyUid}/link")
    @ResponseStatus(HttpStatus.CREATED)
    Links.Given link(@PathVariable String studyUid) {
        Study study = examinations.own(studyUid, patient());
        return links.give(
                Set.of(new DicomObject(study.studyInstanceUid(), null, null)), "the patient's own", VIEWED, false);
    }
}
