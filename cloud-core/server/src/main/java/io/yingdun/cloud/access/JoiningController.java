package io.yingdun.cloud.access;

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

/** Where an invitation leads; its token stands in the bodies only, never in an address. */
@RestController
@RequestMapping("/api/joining")
class JoiningController {

    /** A person does two or three. */
    private static final int PER_SECOND = 2;

    private final StaffAccounts accounts;
    private final AddressRate rate;

    JoiningController(StaffAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.rate = new AddressRate(PER_SECOND, clock);
    }

    record Holder(@NotNull @Size(max = 64) String token) {

        @Override
        public String toString() {
            return "Holder";
        }
    }

    record Joining(
            @NotNull @Size(max = 64) String token,
            @NotNull @Size(max = 256) String password,
            @NotNull @Size(max = 16) String code) {

        @Override
        public String toString() {
            return "Joining";
        }
    }

    /** Spends nothing. */
    @PostMapping("/authenticator")
    StaffAccounts.Prepared prepare(@Valid @RequestBody Holder holder, HttpServletRequest request) {
        rate.admit(request.getRemoteAddr());
        return accounts.prepare(holder.token());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(@Valid @RequestBody Joining joining, HttpServletRequest request) {
        rate.admit(request.getRemoteAddr());
        accounts.join(joining.token(), joining.password(), joining.code().strip(), request.getRemoteAddr());
    }
}
