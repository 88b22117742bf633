package io.yingdun.cloud.inplace;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.report.SandboxedDocument;
import io.yingdun.foundation.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/archive/studies/{study}/reports")
class ReportFileController {

    private static final int MOST_TEXT = 4 << 20;
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final ReportFiles reports;
    private final Archive archive;
    private final Access access;
    private final AccessJournal journal;

    ReportFileController(ReportFiles reports, Archive archive, Access access, AccessJournal journal) {
        this.reports = reports;
        this.archive = archive;
        this.access = access;
        this.journal = journal;
    }

    record ReportView(long id, String name, ReportType type, long size, Instant modifiedAt) {}

    @GetMapping
    List<ReportView> list(@PathVariable String study) {
        List<ReportFiles.Report> found = reports.of(found(study));
        journal.accessed(AccessKind.METADATA, study, null, null, 0);
        return found.stream()
                .map(report -> new ReportView(
                        report.id(),
                        report.file().getFileName().toString(),
                        report.type(),
                        report.size(),
                        report.modifiedAt()))
                .toList();
    }

    /** A PDF as it is, in a browser's sandbox; text as UTF-8, whatever it is written in. */
    @GetMapping("/{report}")
    ResponseEntity<Resource> content(@PathVariable String study, @PathVariable long report) {
        ReportFiles.Report found = reports.of(found(study), report).orElseThrow(Access::notThere);
        journal.accessed(AccessKind.REPORT, study, null, null, found.size());
        try {
            InputStream in = Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS);
            return found.type() == ReportType.PDF ? pdf(found, in) : text(found, in);
        } catch (NoSuchFileException e) {
            throw Access.notThere();
        } catch (IOException e) {
            throw new ProblemException(
                            "report-unreadable",
                            503,
                            "Report not readable",
                            "The PACS's folder cannot be read. Try again later.")
                    .passing();
        }
    }

    private static ResponseEntity<Resource> pdf(ReportFiles.Report report, InputStream in) {
        return answer(report).contentType(MediaType.APPLICATION_PDF).body(new InputStreamResource(in));
    }

    private static ResponseEntity<Resource> text(ReportFiles.Report report, InputStream in) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MOST_TEXT + 1);
            if (bytes.length > MOST_TEXT) {
                throw new ProblemException(
                        "report-too-long",
                        413,
                        "Report too long",
                        "Texts of up to 4 MiB are shown. Open the file in the PACS's folder.");
            }
            byte[] utf8 = ReportType.decode(bytes).getBytes(StandardCharsets.UTF_8);
            return answer(report).contentType(TEXT).contentLength(utf8.length).body(new ByteArrayResource(utf8));
        }
    }

    private static ResponseEntity.BodyBuilder answer(ReportFiles.Report report) {
        return SandboxedDocument.named(report.file().getFileName().toString());
    }

    private Study found(String study) {
        access.requireStudy(study);
        return archive.study(study).orElseThrow(Access::notThere);
    }
}
