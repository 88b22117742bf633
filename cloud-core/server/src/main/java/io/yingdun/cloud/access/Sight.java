package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The one place that knows which objects are open to a caller; routes ask it and features do. */
@Component
class Sight {

    private final StudyGrants grants;

    Sight(StudyGrants grants) {
        this.grants = grants;
    }

    /** Whether the object as a whole is open to the caller. */
    boolean opens(Caller caller, DicomObject object) {
        return until(caller, object).isPresent();
    }

    /** For how long, as far as that is known: until it is taken back. */
    Optional<Instant> until(Caller caller, DicomObject object) {
        return switch (caller.kind()) {
            case STAFF ->
                caller.scopes().contains(Scope.READ) ? granted(caller.id(), object.studyUid()) : Optional.empty();
            case SERVICE -> Optional.of(Instant.MAX);
            case LINK -> caller.isBoundTo(object) ? until(caller.terms(), object) : Optional.empty();
            case PATIENT -> Optional.empty();
        };
    }

    /** Nobody opens to others what is not open to themselves any more. */
    private Optional<Instant> until(LinkTerms terms, DicomObject object) {
        return terms.staffId().isEmpty() ? Optional.of(Instant.MAX) : granted(terms.staffId(), object.studyUid());
    }

    /** As {@link #until(Caller, DicomObject)}, for a person who need not be the caller. */
    boolean isOpenTo(String staffId, String studyUid) {
        return granted(staffId, studyUid).isPresent();
    }

    /** Looked up once a request: its route asks, and then the feature behind it; what is taken back counts at the next one. */
    private Optional<Instant> granted(String staffId, String studyUid) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return grants.openUntil(staffId, studyUid);
        }
        String name = Sight.class.getName() + ' ' + staffId + ' ' + studyUid;
        if (request.getAttribute(name, RequestAttributes.SCOPE_REQUEST) instanceof Known known) {
            return known.until();
        }
        Optional<Instant> until = grants.openUntil(staffId, studyUid);
        request.setAttribute(name, new Known(until), RequestAttributes.SCOPE_REQUEST);
        return until;
    }

    private record Known(Optional<Instant> until) {}
}
