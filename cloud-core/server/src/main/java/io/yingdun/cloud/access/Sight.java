package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

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
                caller.scopes().contains(Scope.READ)
                        ? grants.openUntil(caller.id(), object.studyUid())
                        : Optional.empty();
            case SERVICE -> Optional.of(Instant.MAX);
            case LINK -> caller.isBoundTo(object) ? Optional.of(Instant.MAX) : Optional.empty();
            case PATIENT -> Optional.empty();
        };
    }
}
