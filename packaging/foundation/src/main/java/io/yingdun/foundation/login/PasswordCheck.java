package io.yingdun.foundation.login;

import io.yingdun.foundation.problem.ProblemException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether somebody knows an account's password: slowly, and not too often. */
@Component
public class PasswordCheck {

    private final LoginThrottle throttle;
    private final PasswordHasher hasher;

    PasswordCheck(LoginThrottle throttle, PasswordHasher hasher) {
        this.throttle = throttle;
        this.hasher = hasher;
    }

    /** Told of each attempt that was looked at and failed. */
    @FunctionalInterface
    public interface Refusal<A extends Account> {

        /**
         * @param account null where there is none of that name; what was typed is not to be kept then: people type
         *     passwords into name fields
         * @param throttledNow whether this failure was the one after which waiting began; said once a series
         */
        void refused(@Nullable A account, boolean throttledNow);
    }

    /**
     * The account of this name, whose password this is.
     *
     * @param name {@linkplain LoginName#canonical canonical}
     * @throws ProblemException {@code bad-credentials} or {@code too-many-attempts}
     */
    public <A extends Account> A check(
            String name, String password, String address, Function<String, @Nullable A> accounts, Refusal<A> refusal) {
        return check(name, password, address, accounts, account -> true, refusal);
    }

    /**
     * As above, for accounts with a second factor: whoever has the password only is refused, and slowed down, like everybody else.
     *
     * @param alsoProved asked when the account and its password are right; spends what may be used once
     */
    public <A extends Account> A check(
            String name,
            String password,
            String address,
            Function<String, @Nullable A> accounts,
            Predicate<A> alsoProved,
            Refusal<A> refusal) {
        Duration wait = throttle.admit(name, address);
        if (!wait.isZero()) {
            throw ProblemException.throttled(
                    "too-many-attempts", Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        A account = accounts.apply(name);
        boolean right = hasher.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !account.enabled() || !right || !alsoProved.test(account)) {
            refusal.refused(account, throttle.hasJustBegun(name, address));
            throw new ProblemException(
                    "bad-credentials", 401, "Bad credentials", "Check what you typed and try again.");
        }
        throttle.succeeded(name, address);
        return account;
    }
}
