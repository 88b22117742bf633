package io.yingdun.cloud.access;

import io.yingdun.foundation.login.Totp;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Whether somebody holds the authenticator of an account. */
@Component
class SecondFactors {

    private final StaffMapper staff;
    private final SecretBox secrets;
    private final Clock clock;

    SecondFactors(StaffMapper staff, SecretBox secrets, Clock clock) {
        this.staff = staff;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Spends the code. An account whose role needs a second factor and that has none is nobody's way in. */
    boolean prove(Staff account, String code) {
        String sealed = account.totpSecret();
        if (sealed == null) {
            return !account.role().needsSecondFactor();
        }
        OptionalLong step = Totp.match(secrets.open(sealed), code, clock.instant(), account.totpStep());
        return step.isPresent() && staff.useStep(account.id(), step.getAsLong()) == 1;
    }
}
