package io.yingdun.cloud.mark;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.Caller;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tiles for pages, and what pages say when theirs was taken away. Below the study, where the cookie of a link goes. */
@RestController
class MarkController {

    private static final String OF_STUDY = "/dicomweb/studies/{study}/mark";
    private static final String OF_SERIES = "/dicomweb/studies/{study}/series/{series}/mark";
    private static final String OF_INSTANCE = "/dicomweb/studies/{study}/series/{series}/instances/{instance}/mark";
    private static final String OF_PATIENT = "/api/patient/mark";
    private static final String OF_DOCTOR = "/api/doctor/mark";

    /** Tells browsers apart in which one link is open; good for nothing else. */
    private static final String VISITOR = "YINGDUN_VISITOR";

    /** How long a page goes on without a mark until it asks again, where the policy wants none. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

    private static final double LEAST_RATIO = 0.5;
    private static final double MOST_RATIO = 4;

    private final Marks marks;
    private final Access access;

    MarkController(Marks marks, Access access) {
        this.marks = marks;
        this.access = access;
    }

    record Removed(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}")
            String showing) {}

    @GetMapping({OF_STUDY, OF_SERIES, OF_INSTANCE})
    ResponseEntity<byte[]> ofViewer(
            @PathVariable String study,
            @RequestParam double ratio,
            @CookieValue(name = VISITOR, required = false) @Nullable String visitor,
            HttpServletResponse response) {
        return tile(viewing(visitor, Showing.Page.VIEWER, study, response), ratio);
    }

    @GetMapping({OF_PATIENT, OF_DOCTOR})
    ResponseEntity<byte[]> ofPortal(
            @RequestParam double ratio,
            @CookieValue(name = VISITOR, required = false) @Nullable String visitor,
            HttpServletResponse response) {
        return tile(viewing(visitor, portal(), null, response), ratio);
    }

    @PostMapping({OF_STUDY, OF_SERIES, OF_INSTANCE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removedOfViewer(@PathVariable String study, @Valid @RequestBody Removed removed) {
        marks.removed(new Marks.Viewing(access.current(), "", Showing.Page.VIEWER, study), removed.showing());
    }

    @PostMapping({OF_PATIENT, OF_DOCTOR})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removedOfPortal(@Valid @RequestBody Removed removed) {
        marks.removed(new Marks.Viewing(access.current(), "", portal(), null), removed.showing());
    }

    private Showing.Page portal() {
        return access.current().kind() == Caller.Kind.PATIENT ? Showing.Page.PATIENT : Showing.Page.DOCTOR;
    }

    private Marks.Viewing viewing(
            @Nullable String visitor, Showing.Page page, @Nullable String study, HttpServletResponse response) {
        String known = visitor;
        if (known == null) {
            known = RandomToken.next();
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(VISITOR, known)
                            .path("/")
                            .httpOnly(true)
                            .secure(true)
                            .sameSite("Strict")
                            .build()
                            .toString());
        }
        return new Marks.Viewing(access.current(), Sha256.hex(known), page, study);
    }

    private ResponseEntity<byte[]> tile(Marks.Viewing viewing, double ratio) {
        double drawn = ratio >= LEAST_RATIO ? Math.min(ratio, MOST_RATIO) : LEAST_RATIO;
        Optional<Marks.Drawn> tile = marks.draw(viewing, drawn);
        ResponseEntity.BodyBuilder answer =
                tile.isPresent() ? ResponseEntity.ok() : ResponseEntity.status(HttpStatus.NO_CONTENT);
        answer.cacheControl(CacheControl.noStore())
                .header(
                        "Yingdun-Mark-Seconds",
                        Long.toString(
                                tile.map(Marks.Drawn::left).orElse(ASK_AGAIN).toSeconds()));
        return tile.map(one -> answer.header("Yingdun-Mark-Showing", one.showing())
                        .contentType(MediaType.IMAGE_PNG)
                        .body(one.png()))
                .orElseGet(answer::build);
    }
}
