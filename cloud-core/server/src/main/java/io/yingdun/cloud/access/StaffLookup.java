package io.yingdun.cloud.access;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Whether the person of a session may still be logged in; asked at each request. */
@Component
class StaffLookup {

    private final BriefMemory<Staff> staff;

    StaffLookup(StaffMapper mapper, Clock clock) {
        this.staff = new BriefMemory<>(id -> Optional.ofNullable(mapper.byId(id)), clock);
    }

    boolean isStillGood(Authentication authentication) {
        return authentication.getPrincipal() instanceof StaffPrincipal principal
                && staff.get(principal.id())
                        .filter(person -> person.enabled() && person.sessionEpoch() == principal.sessionEpoch())
                        .isPresent();
    }

    /** As the database had it within the last second. */
    Optional<Staff> find(String id) {
        return staff.get(id);
    }

    void changed(String id) {
        staff.forget(id);
    }
}
