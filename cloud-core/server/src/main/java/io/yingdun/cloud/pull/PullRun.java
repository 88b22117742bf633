package io.yingdun.cloud.pull;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.dimse.PeerArchives;
import io.yingdun.cloud.dimse.PeerSession;
import io.yingdun.cloud.dimse.RequestCancelledException;
import io.yingdun.cloud.pull.PullMapper.StudyState;
import io.yingdun.cloud.pull.PullMapper.Waiting;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** One step of a pull: a study is fetched, or a day's studies are listed. */
@Component
class PullRun {

    private static final Logger LOG = LoggerFactory.getLogger(PullRun.class);

    private static final int MOST_ATTEMPTS = 3;

    /** Without a last day, the last days are asked for again and again: studies grow, and some come late. */
    private static final int DAYS_ASKED_AGAIN = 2;

    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(5);

    /** A study that looks as it did when it was tried: not all of it came then, or the peer gives no number. */
    private static final Duration UNTIL_TRIED_THOUGH_UNCHANGED = Duration.ofDays(1);

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(1);
    private static final Duration UNTIL_HOURS_LOOKED_AT = Duration.ofMinutes(1);

    private final PullMapper pulls;
    private final PeerArchives peers;
    private final StudyFetch studies;
    private final Archive archive;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    PullRun(
            PullMapper pulls,
            PeerArchives peers,
            StudyFetch studies,
            Archive archive,
            AuditLog audit,
            TransactionOperations transaction,
            Clock clock) {
        this.pulls = pulls;
        this.peers = peers;
        this.studies = studies;
        this.archive = archive;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how long to wait before the next step */
    Duration step(Pull pull, Cancellation cancellation) {
        if (!pull.hoursOfDay().contains(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()))) {
            pulls.note(pull.id(), "outside of its hours");
            return UNTIL_HOURS_LOOKED_AT;
        }
        try {
            Duration wait = work(pull, cancellation);
            pulls.note(pull.id(), "");
            return wait;
        } catch (RequestCancelledException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            LOG.warn("Nothing can be pulled from {} at the moment: {}", pull.peer(), e.toString());
            pulls.note(pull.id(), "the peer does not answer as it should: " + e.getMessage());
            return UNTIL_TRIED_AGAIN;
        }
    }

    private Duration work(Pull pull, Cancellation cancellation) throws IOException {
        Waiting waiting = pulls.nextWaiting(pull.id());
        if (waiting != null && waiting.attempts() == 0) {
            return fetch(pull, waiting, cancellation);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        LocalDate last = pull.toDate() == null || pull.toDate().isAfter(today) ? today : pull.toDate();
        if (!pull.nextDate().isAfter(last)) {
            list(pull, pull.nextDate(), cancellation);
            return Duration.ZERO;
        }
        if (waiting != null) {
            return fetch(pull, waiting, cancellation);
        }
        if (pull.toDate() != null && pull.nextDate().isAfter(pull.toDate())) {
            finish(pull);
            return Duration.ZERO;
        }
        LocalDate again = today.minusDays(DAYS_ASKED_AGAIN);
        pulls.advance(pull.id(), again.isBefore(pull.fromDate()) ? pull.fromDate() : again);
        return UNTIL_ASKED_AGAIN;
    }

    private void finish(Pull pull) {
        transaction.executeWithoutResult(status -> {
            if (pulls.finish(pull.id()) > 0) {
                audit.recordSystem("pull.done", pull.id(), Map.of("peer", pull.peer()));
            }
        });
    }

    /** All of the day's studies and the next day are written down together or not at all. */
    private void list(Pull pull, LocalDate day, Cancellation cancellation) throws IOException {
        Map<String, OptionalInt> found = new LinkedHashMap<>();
        DataSet identifier = PeerArchives.identifier("STUDY")
                .put(ElementFactory.text(Tag.StudyDate, DateTimeFormatter.BASIC_ISO_DATE.format(day)))
                .put(ElementFactory.text(Tag.StudyInstanceUID))
                .put(ElementFactory.text(Tag.NumberOfStudyRelatedInstances));
        try (PeerSession session = cancellation.of(peers.open(pull.peer()))) {
            session.find(
                    identifier,
                    match -> match.string(Tag.StudyInstanceUID)
                            .ifPresent(uid -> found.put(uid, match.integer(Tag.NumberOfStudyRelatedInstances))));
        }
        Map<String, Integer> here = archive.studies(found.keySet()).stream()
                .collect(Collectors.toMap(Study::studyInstanceUid, Study::instanceCount));
        transaction.executeWithoutResult(status -> {
            Instant triedBefore = clock.instant().minus(UNTIL_TRIED_THOUGH_UNCHANGED);
            found.forEach((uid, instances) -> {
                boolean present = instances.isPresent() && here.getOrDefault(uid, 0) >= instances.getAsInt();
                pulls.list(
                        pull.id(),
                        uid,
                        present ? StudyState.PRESENT : StudyState.WAITING,
                        instances.isPresent() ? instances.getAsInt() : null,
                        triedBefore);
            });
            pulls.advance(pull.id(), day.plusDays(1));
        });
    }

    private Duration fetch(Pull pull, Waiting waiting, Cancellation cancellation) throws IOException {
        Instant begun = clock.instant();
        String uid = waiting.studyInstanceUid();
        int before = instancesHere(uid);
        try {
            StudyFetch.Result result = studies.fetch(pull.peer(), pull.retrieval(), uid, cancellation);
            if (result.missing() == 0) {
                pulls.tried(pull.id(), uid, StudyState.FETCHED, result.fetched(), "", clock.instant());
            } else {
                failed(pull, waiting, result.fetched(), result.missing() + " instances did not come " + result.note());
            }
        } catch (RequestCancelledException e) {
            pulls.brokenOff(pull.id(), uid, Math.max(0, instancesHere(uid) - before));
            throw e;
        } catch (IOException e) {
            // Where the peer answers, it is this study; where it does not, it is all of them.
            peers.open(pull.peer()).close();
            failed(pull, waiting, 0, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A study could not be pulled from {}", pull.peer(), e);
            failed(pull, waiting, 0, "a fault of this server: " + e);
        }
        Duration spent = Duration.between(begun, clock.instant());
        Duration pace = Duration.ofHours(1).dividedBy(pull.studiesPerHour()).minus(spent);
        return pace.isNegative() ? Duration.ZERO : pace;
    }

    private int instancesHere(String studyUid) {
        return archive.study(studyUid).map(Study::instanceCount).orElse(0);
    }

    private void failed(Pull pull, Waiting waiting, int fetched, String why) {
        StudyState state = waiting.attempts() + 1 < MOST_ATTEMPTS ? StudyState.WAITING : StudyState.FAILED;
        pulls.tried(pull.id(), waiting.studyInstanceUid(), state, fetched, why, clock.instant());
    }
}
