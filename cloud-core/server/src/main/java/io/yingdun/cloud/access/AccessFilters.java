package io.yingdun.cloud.access;

import io.yingdun.foundation.login.SessionGuard;
import io.yingdun.foundation.login.Sessions;
import io.yingdun.foundation.problem.ProblemWriter;
import io.yingdun.foundation.web.BodyLimit;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** The steps by which a request gets its {@link Caller}, in their order. */
@Component
class AccessFilters {

    private final DatabaseAwayFilter databaseAway;
    private final BodyLimit bodyLimit;
    private final BearerFilter bearer;
    private final SessionGuard guard;
    private final CookieFilter cookies;

    AccessFilters(
            AccessRules rules,
            ProblemWriter problems,
            ApiKeyRing keys,
            Links links,
            AccessJournal journal,
            StaffLookup staff,
            Sessions sessions,
            PatientSessions patients,
            Sight sight) {
        this.databaseAway = new DatabaseAwayFilter(problems);
        this.bodyLimit = new BodyLimit(problems, rules::takesAnyBodySize);
        this.bearer = new BearerFilter(keys, links, journal, problems);
        this.guard = new SessionGuard(
                sessions, request -> !BearerFilter.isUsedBy(request), request -> true, staff::isStillGood);
        this.cookies = new CookieFilter(links, patients, sight);
    }

    /** The size first, as nobody has proved anything yet; then what was sent on purpose, then what browsers add. */
    void install(HttpSecurity http) {
        http.addFilterBefore(bodyLimit, SecurityContextHolderFilter.class)
                .addFilterBefore(databaseAway, BodyLimit.class)
                .addFilterAfter(bearer, SecurityContextHolderFilter.class)
                .addFilterAfter(guard, BearerFilter.class)
                .addFilterAfter(cookies, SessionGuard.class);
    }
}
