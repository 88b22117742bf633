package io.yingdun.foundation.login;

import io.yingdun.foundation.problem.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with OWASP's parameters (Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane), 0.25 s on a busy two-core
 * machine. Only as many at once as half the cores, so that a flood of log-ins leaves the rest of the server its
 * processor; who does not get a turn in two seconds is told to come back.
 */
@Component
public class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int PATIENCE_SECONDS = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final String nobodysHash = argon2.encode(GeneratedPassword.next());

    public String hash(String password) {
        takeTurn();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            turns.release();
        }
    }

    /** Takes as long where there is no hash, so that the time does not tell which names exist. */
    boolean matches(String password, @Nullable String hash) {
        takeTurn();
        try {
            boolean right = argon2.matches(password, hash == null ? nobodysHash : hash);
            return right && hash != null;
        } finally {
            turns.release();
        }
    }

    /** Whether it was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.throttled("too-many-attempts", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.throttled("too-many-attempts", PATIENCE_SECONDS);
        }
    }
}
