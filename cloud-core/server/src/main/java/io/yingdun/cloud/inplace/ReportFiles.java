package io.yingdun.cloud.inplace;

import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.inplace.KnownFiles.Examined;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.JsonRows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * PDF and text files that lie beside the images, named by an accession number: {@code A123.pdf}, {@code A123_final.txt}. It
 * does not matter whether report or images come first.
 */
@Service
class ReportFiles {

    private static final int MOST_STUDIES = 100;

    private final ReportFileMapper mapper;
    private final ArchiveSearch search;
    private final JsonRows json;

    ReportFiles(ReportFileMapper mapper, ArchiveSearch search, JsonRows json) {
        this.mapper = mapper;
        this.search = search;
        this.json = json;
    }

    /** What is no DICOM may be a report. */
    Examined tell(Examined examined) {
        return examined.outcome() == FileOutcome.NOT_DICOM
                        && ReportType.of(examined.file().path()).isPresent()
                ? new Examined(examined.file(), FileOutcome.REPORT, null)
                : examined;
    }

    /** After the files themselves are recorded. */
    void record(long directory, List<Examined> examined) {
        List<Map<String, Object>> rows = examined.stream()
                .filter(one -> one.outcome() == FileOutcome.REPORT)
                .flatMap(one -> ReportType.of(one.file().path()).stream()
                        .map(type -> Map.<String, Object>of("name", one.file().name(), "type", type.name())))
                .toList();
        if (!rows.isEmpty()) {
            mapper.record(directory, json.text(rows));
        }
    }

    /** A report and where it lies. */
    record Report(long id, Path file, ReportType type, long size, Instant modifiedAt) {}

    /**
     * Oldest first; empty for a study without an accession number.
     *
     * @throws ProblemException {@code accession-number-shared} (409) when studies of several patients have this accession
     *     number: nobody can tell whose report it is
     */
    List<Report> of(Study study) {
        String accession = study.accessionNumber();
        if (accession.isEmpty()) {
            return List.of();
        }
        List<Report> reports = mapper.beginningWith(accession).stream()
                .filter(row -> isNamedBy(row.name(), accession))
                .map(row -> new Report(
                        row.id(),
                        Path.of(row.root()).resolve(row.path()).resolve(row.name()),
                        row.type(),
                        row.size(),
                        Instant.EPOCH.plus(row.modified(), ChronoUnit.MICROS)))
                .toList();
        if (!reports.isEmpty() && isOfSeveralPatients(accession)) {
            throw new ProblemException(
                    "accession-number-shared",
                    409,
                    "Accession number shared",
                    "Studies of several patients have the accession number of this study, so that its reports cannot"
                            + " be told from theirs. Look for the report in the system that wrote it.");
        }
        return reports;
    }

    Optional<Report> of(Study study, long id) {
        return of(study).stream().filter(report -> report.id() == id).findFirst();
    }

    /** The whole name, or all before a character that is neither letter nor digit. */
    static boolean isNamedBy(String name, String accession) {
        return name.startsWith(accession)
                && name.length() > accession.length()
                && !Character.isLetterOrDigit(name.codePointAt(accession.length()));
    }

    /** Wildcards would find more than is meant: what has one counts as shared. */
    private boolean isOfSeveralPatients(String accession) {
        return search.studies(ArchiveQuery.of(Map.of(SearchKey.ACCESSION_NUMBER, accession), MOST_STUDIES)).stream()
                        .map(study -> study.patient().id())
                        .distinct()
                        .count()
                > 1;
    }
}
