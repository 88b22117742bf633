package io.yingdun.cloud.share;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Series;
import io.yingdun.cloud.archive.Study;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What doctors open to colleagues, of what is open to themselves. */
@RestController
@RequestMapping("/api/doctor")
class DoctorShareController {

    private final Shares shares;
    private final ShareSettings settings;
    private final Archive archive;
    private final Access access;
    private final AccessJournal journal;

    DoctorShareController(
            Shares shares, ShareSettings settings, Archive archive, Access access, AccessJournal journal) {
        this.shares = shares;
        this.settings = settings;
        this.archive = archive;
        this.access = access;
        this.journal = journal;
    }

    /**
     * @param series empty for the whole study
     * @param proof what receivers must show besides the link
     */
    record Wanted(
            @NotNull @Min(1) @Max(Shares.LONGEST_HOURS) Integer hours,
            @NotNull @Size(max = 32) Set<@NotNull @Size(max = 64) String> series,
            @NotNull Proof proof,
            @NotNull Boolean identity,
            @NotNull Boolean download,
            @NotNull Boolean oneTime) {}

    /**
     * Shown once.
     *
     * @param link where receivers go; its token stands in the fragment, which browsers send to nobody
     * @param expiresAt sooner than wanted where the study is open to the doctor for a shorter time
     */
    record Given(String id, String link, @Nullable String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Given[" + id + ']';
        }
    }

    @PostMapping("/studies/{study}/shares")
    @ResponseStatus(HttpStatus.CREATED)
    Given give(@PathVariable String study, @Valid @RequestBody Wanted wanted, HttpServletRequest request) {
        access.requireStudy(study);
        if (archive.study(study).isEmpty()) {
            throw Access.notThere();
        }
        if (wanted.proof() == Proof.NONE && !settings.withoutProof()) {
            throw ProblemException.invalid("proof", "is CODE or LOGIN: this hospital gives no links without proof");
        }
        List<String> series = wanted.series().stream().sorted().toList();
        requireSeries(study, series);
        Duration life = access.lifeOfLink(Share.objects(study, series), Duration.ofHours(wanted.hours()));
        Shares.Given given = shares.give(
                Giver.staff(access.current().id()),
                new Shares.Wanted(
                        study, series, wanted.proof(), wanted.identity(), wanted.download(), wanted.oneTime(), life));
        String link = address(request) + "/patient/share#" + given.token();
        return new Given(given.id(), link, given.code(), given.expiresAt());
    }

    private void requireSeries(String study, List<String> series) {
        Set<String> there =
                archive.seriesOf(study).stream().map(Series::seriesInstanceUid).collect(Collectors.toSet());
        if (!there.containsAll(series)) {
            throw ProblemException.invalid("series", "are not all of this study");
        }
    }

    private String address(HttpServletRequest request) {
        if (!settings.address().isEmpty()) {
            return settings.address();
        }
        int port = request.getServerPort();
        return "https://" + request.getServerName() + (port == 443 ? "" : ":" + port);
    }

    /** What a share is of, as long as it is open to the doctor. */
    record About(String patientName, String studyDate, List<String> modalities, String studyDescription) {

        static About of(Study study) {
            return new About(study.patient().name(), study.studyDate(), study.modalities(), study.studyDescription());
        }
    }

    /** @param study null where it is not open to the doctor any more: the share opens nothing then */
    record Own(Shares.View share, @Nullable About study) {}

    /** @param withoutProof whether the hospital lets links be given that ask for nothing */
    record Owns(boolean withoutProof, List<Own> shares) {}

    @GetMapping("/shares")
    Owns list() {
        String doctor = access.current().id();
        List<Shares.View> own = shares.of(List.of(Giver.staff(doctor)));
        Set<String> seen = own.stream()
                .map(Shares.View::studyInstanceUid)
                .distinct()
                .filter(study -> access.isOpenTo(doctor, study))
                .collect(Collectors.toSet());
        Map<String, Study> studies =
                archive.studies(seen).stream().collect(Collectors.toMap(Study::studyInstanceUid, Function.identity()));
        journal.accessed(AccessKind.VIEWINGS);
        return new Owns(
                settings.withoutProof(),
                own.stream().map(share -> new Own(share, about(studies, share))).toList());
    }

    private static @Nullable About about(Map<String, Study> studies, Shares.View share) {
        Study study = studies.get(share.studyInstanceUid());
        return study == null ? null : About.of(study);
    }

    @DeleteMapping("/shares/{share}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String share) {
        shares.revoke(share, Giver.staff(access.current().id())::equals);
    }
}
