package io.yingdun.cloud.report;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.archive.Archive;
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
        List<ReportVersion> shown = shown(study);
        journal.accessed(AccessKind.REPORT, study, null, null, 0);
        return shown.stream().map(ReportView::of).toList();
    }

    @GetMapping("/api/studies/{study}/reports/{report}/document")
    ResponseEntity<byte[]> document(@PathVariable String study, @PathVariable long report) {
        byte[] pdf = shown(study).stream()
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
    private List<ReportVersion> shown(String study) {
        access.requireStudy(study);
        boolean all = access.current().kind() != Caller.Kind.LINK;
        return reports.of(archive.study(study).orElseThrow(Access::notThere)).stream()
                .filter(version -> version.status().isReleased() || all && version.status() == ReportStatus.PRELIMINARY)
                .toList();
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
