package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * What features ask before they give data. The route was allowed already ({@link AccessRules}); here it is about the
 * object. What may not be seen and what is not there is answered alike: {@link #notThere()}.
 *
 * <p>Name objects as they are stored: a series is asked for together with the study that it belongs to in the index, not
 * with the one in the address, or look both up together.
 */
@Service
public class Access {

    private static final Duration LONGEST_OF_PERSONS = Duration.ofDays(30);

    private final AccessJournal journal;
    private final Clock clock;
    private final Sight sight;

    Access(AccessJournal journal, Sight sight, Clock clock) {
        this.journal = journal;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * Who asks. Only on the request's own thread: keep the answer for work that goes on elsewhere.
     *
     * @throws IllegalStateException on a route that is open to everyone, where there may be nobody
     */
    public Caller current() {
        return CurrentCaller.required();
    }

    /** @throws ProblemException {@code not-found} where the whole study is not open to the caller */
    public void requireStudy(String studyUid) {
        require(new DicomObject(studyUid, null, null));
    }

    /** @throws ProblemException {@code not-found} where the whole series is not open to the caller */
    public void requireSeries(String studyUid, String seriesUid) {
        require(new DicomObject(studyUid, seriesUid, null));
    }

    /** @throws ProblemException {@code not-found} where the instance is not open to the caller */
    public void requireInstance(String studyUid, String seriesUid, String sopUid) {
        require(new DicomObject(studyUid, seriesUid, sopUid));
    }

    /** For what spans patients: searches. @throws ProblemException {@code not-found} for who may not see all */
    public void requireUnbound() {
        Caller caller = current();
        if (caller.kind() != Caller.Kind.SERVICE) {
            journal.refused(caller.actor(), "");
            throw notThere();
        }
    }

    /** Whether the caller must not learn whose it is that they see: what is given then is without identity. */
    public boolean isAnonymous() {
        return !current().terms().identity();
    }

    /** Who asks on a route that is open to everyone, where it is a person of the hospital who may see patients. */
    public Optional<Caller> reader() {
        return Optional.ofNullable(CurrentCaller.orNull())
                .filter(caller -> caller.kind() == Caller.Kind.STAFF
                        && caller.scopes().contains(Scope.READ)
                        && !CurrentCaller.mustChangePassword());
    }

    /** Whether a person of the hospital sees the study now, whoever asks. */
    public boolean isOpenTo(String staffId, String studyUid) {
        return sight.isOpenTo(staffId, studyUid);
    }

    /**
     * How long a link may open these objects that the caller gives: not longer than they are open to the caller, and a person's
     * not longer than 30 days.
     *
     * @throws ProblemException {@code not-found} where one of them is not open to the caller
     */
    public Duration lifeOfLink(Set<DicomObject> objects, Duration wanted) {
        if (current().kind() != Caller.Kind.STAFF) {
            return wanted;
        }
        Instant end = clock.instant().plus(wanted.compareTo(LONGEST_OF_PERSONS) < 0 ? wanted : LONGEST_OF_PERSONS);
        for (DicomObject object : objects) {
            require(object);
            Instant open = sight.until(current(), object).orElseThrow(Access::notThere);
            end = open.isBefore(end) ? open : end;
        }
        return Duration.between(clock.instant(), end);
    }

    private void require(DicomObject object) {
        Caller caller = current();
        if (!sight.opens(caller, object)) {
            journal.refused(caller.actor(), object.studyUid());
            throw notThere();
        }
    }

    /** The one answer for what is not there and for what the caller may not know to be there. */
    public static ProblemException notThere() {
        return ProblemException.notFound("resource");
    }
}
