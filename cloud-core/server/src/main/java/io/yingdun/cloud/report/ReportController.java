package io.yingdun.cloud.report;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Study;
import io.yingdun.foundation.audit.AuditLog;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {

    private final Reports reports;
    private final Archive archive;
    private final Access access;
    private final AccessJournal journal;
    private final AuditLog audit;

    ReportController(Reports reports, Archive archive, Access access, AccessJournal journal, AuditLog audit) {
        this.reports = reports;
        this.archive = archive;
        this.access = access;
        this.journal = journal;
        this.audit = audit;
    }

    @GetMapping("/api/studies/{study}/reports")
    List<ReportView> list(@PathVariable String study) {
        Study found = found(study);
        boolean anonymous = access.isAnonymous();
        List<ReportView> views = shown(found).stream()
                .map(version -> anonymous ? AnonymousReport.of(version, found) : ReportView.of(version))
                .toList();
        journal.accessed(AccessKind.REPORT, study, null, null, 0);
        return views;
    }

    @GetMapping("/api/studies/{study}/reports/{report}/document")
    ResponseEntity<byte[]> document(@PathVariable String study, @PathVariable long report) {
        byte[] pdf = shown(found(study)).stream()
                .filter(version -> version.id() == report)
                .findFirst()
                .flatMap(reports::pdf)
                .orElseThrow(Access::notThere);
        journal.accessed(AccessKind.REPORT, study, null, null, pdf.length);
        return SandboxedDocument.named("report-" + report + ".pdf")
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }

    /** The holder of a link reads what was verified; staff also what is on its way. Nobody reads here what was taken back. */
    private List<ReportVersion> shown(Study study) {
        boolean all = access.current().kind() != Caller.Kind.LINK;
        return reports.of(study).stream()
                .filter(version -> version.status().isReleased() || all && version.status() == ReportStatus.PRELIMINARY)
                .toList();
    }

    private Study found(String study) {
        access.requireStudy(study);
        return archive.study(study).orElseThrow(Access::notThere);
    }

    /** Every version of the reports of an accession number, the oldest first, for administrators. */
    @GetMapping("/api/ris/reports")
    List<ReportVersion> versions(@RequestParam String accessionNumber) {
        List<ReportVersion> versions = reports.versions(accessionNumber);
        journal.accessed(AccessKind.ADMINISTRATION);
        audit.recordAs(audit.currentActor(), "report.history-read", accessionNumber, Map.of());
        return versions;
    }
}
