package io.yingdun.agent.platform.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What systemd-logind knows of this session, by {@code loginctl}: about 5 ms of processor a call. Answers nothing where
 * there is no session or no {@code loginctl}. A logind that does not answer now (an update restarts it) is asked again
 * the next time, and until then its last answer stands.
 */
final class LogindSession {
    private static final long SECONDS_TO_ANSWER = 3;

    private final @Nullable String sessionId;
    private volatile boolean absent;
    private volatile Map<String, String> lastAnswer = Map.of();

    LogindSession(@Nullable String sessionId) {
        this.sessionId = sessionId;
        this.absent = sessionId == null || sessionId.isEmpty();
    }

    /** {@code LockedHint} and {@code Name}, as far as known. */
    Map<String, String> properties() {
        if (absent) {
            return Map.of();
        }
        try {
            Process process = new ProcessBuilder(
                            "loginctl", "show-session", sessionId, "--property=LockedHint", "--property=Name")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            read(process).ifPresent(answer -> lastAnswer = answer);
        } catch (IOException e) {
            absent = true;
        }
        return lastAnswer;
    }

    private static Optional<Map<String, String>> read(Process process) throws IOException {
        try (InputStream output = process.getInputStream()) {
            if (process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                return process.exitValue() == 0
                        ? Optional.of(parse(new String(output.readAllBytes(), StandardCharsets.UTF_8)))
                        : Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return Optional.empty();
    }

    static Map<String, String> parse(String output) {
        Map<String, String> properties = new HashMap<>();
        for (String line : output.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return properties;
    }
}
