package io.yingdun.cloud.coview;

import io.yingdun.cloud.access.Access;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Begins, ends and joins sessions; joining is the opening handshake of a WebSocket (RFC 6455 §4). */
@RestController
class CoViewController {

    private static final int LONGEST_MINUTES = 12 * 60;

    private final Rooms rooms;
    private final Sockets sockets;
    private final Access access;
    private final HandshakeHandler handshake = new DefaultHandshakeHandler();

    CoViewController(Rooms rooms, Sockets sockets, Access access) {
        this.rooms = rooms;
        this.sockets = sockets;
        this.access = access;
    }

    /** @param minutes how long the session and its invitation last at most */
    record Wanted(@NotNull @Min(1) @Max(LONGEST_MINUTES) Integer minutes) {}

    @PostMapping("/api/studies/{study}/co-viewing")
    @ResponseStatus(HttpStatus.CREATED)
    Rooms.Started start(@PathVariable String study, @Valid @RequestBody Wanted wanted) {
        return rooms.start(study, Duration.ofMinutes(wanted.minutes()));
    }

    @DeleteMapping("/api/studies/{study}/co-viewing/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String study, @PathVariable String session) {
        rooms.end(study, session);
    }

    /** Whose request it is, and from which page, has been looked at before: as for every other of the study's data. */
    @GetMapping("/dicomweb/studies/{study}/co-viewing/{session}")
    void join(
            @PathVariable String study,
            @PathVariable String session,
            HttpServletRequest request,
            HttpServletResponse response) {
        Room room = rooms.find(study, session, access.current());
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new ProblemException(
                    "upgrade-required", 426, "Upgrade required", "A session is joined by WebSocket only.");
        }
        Map<String, Object> attributes = new HashMap<>(Map.of(Sockets.ROOM, room, Sockets.CALLER, access.current()));
        handshake.doHandshake(
                new ServletServerHttpRequest(request), new ServletServerHttpResponse(response), sockets, attributes);
    }
}
