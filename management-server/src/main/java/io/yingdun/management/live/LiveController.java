package io.yingdun.management.live;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/events}. A stream ends after ten minutes, so that one whose session ended does not live on. */
@RestController
class LiveController {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final LiveEvents events;

    LiveController(LiveEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Authentication officer, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        LiveClient client = new LiveClient(
                emitter,
                officer.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet()));
        emitter.onCompletion(() -> events.remove(client));
        emitter.onTimeout(() -> {
            events.remove(client);
            emitter.complete();
        });
        emitter.onError(failure -> events.remove(client));
        if (!events.add(client)) {
            throw new ProblemException(
                    "too-many-listeners",
                    503,
                    "Too many listeners",
                    "Close another console window, then load this one again.");
        }
        emitter.send(SseEmitter.event().reconnectTime(2_000).comment("listening"));
        return emitter;
    }
}
