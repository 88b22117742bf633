package io.yingdun.cloud.share;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AddressRate;
import io.yingdun.cloud.access.Caller;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What whoever holds a link gets. Only by POST: what looks at links before people do spends nothing and sees nothing. */
@RestController
@RequestMapping("/api/shares")
class OpeningController {

    private static final int OPENINGS_PER_SECOND = 5;

    private final Shares shares;
    private final Access access;
    private final AddressRate rate;

    OpeningController(Shares shares, Access access, Clock clock) {
        this.shares = shares;
        this.access = access;
        this.rate = new AddressRate(OPENINGS_PER_SECOND, clock);
    }

    record Asking(@NotNull @Size(max = 64) String token) {

        @Override
        public String toString() {
            return "Asking";
        }
    }

    /** @param code empty where none is asked for */
    record Opening(
            @NotNull @Size(max = 64) String token,
            @NotNull @Size(max = 12) String code) {

        @Override
        public String toString() {
            return "Opening";
        }
    }

    /** What the page that a link leads to has to ask for. */
    @PostMapping("/terms")
    Shares.Terms terms(@Valid @RequestBody Asking asking, HttpServletRequest request) {
        admit(request);
        return shares.terms(asking.token()).orElseThrow(OpeningController::notVerified);
    }

    @PostMapping("/opening")
    @ResponseStatus(HttpStatus.CREATED)
    Shares.Opened open(@Valid @RequestBody Opening opening, HttpServletRequest request) {
        admit(request);
        Shares.Opener opener = new Shares.Opener(
                request.getRemoteAddr(), access.reader().map(Caller::actor).orElse(null));
        return shares.open(opening.token(), opening.code(), opener).orElseThrow(OpeningController::notVerified);
    }

    private void admit(HttpServletRequest request) {
        LinkPreviews.refuse(request);
        rate.admit(request.getRemoteAddr());
    }

    private static ProblemException notVerified() {
        return new ProblemException(
                "not-verified",
                401,
                "Not verified",
                "Link and code open nothing together. Check the code, or ask for another link.");
    }
}
