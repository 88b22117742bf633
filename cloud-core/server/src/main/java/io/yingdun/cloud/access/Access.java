package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
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

    private final AccessJournal journal;

    Access(AccessJournal journal) {
        this.journal = journal;
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

    /** For what spans patients: searches, lists. @throws ProblemException {@code not-found} for who may not see all */
    public void requireUnbound() {
        Caller caller = current();
        if (caller.kind() != Caller.Kind.STAFF && caller.kind() != Caller.Kind.SERVICE) {
            journal.refused(caller.actor(), "");
            throw notThere();
        }
    }

    private void require(DicomObject object) {
        Caller caller = current();
        if (!caller.sees(object)) {
            journal.refused(caller.actor(), object.studyUid());
            throw notThere();
        }
    }

    /** The one answer for what is not there and for what the caller may not know to be there. */
    public static ProblemException notThere() {
        return ProblemException.notFound("resource");
    }
}
