package io.yingdun.management.portal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The imaging cloud's two routes. */
@RestController
@RequestMapping("/api/portal")
class PortalController {

    private static final int MOST_TOKENS = 1_000;
    private static final int MOST_SHOWINGS = 500;

    private final Showings showings;

    PortalController(Showings showings) {
        this.showings = showings;
    }

    record Wanted(@NotNull @Min(0) @Max(MOST_TOKENS) Integer count) {}

    record Reported(
            @NotNull @Size(min = 1, max = MOST_SHOWINGS) List<@Valid Showing> showings) {}

    @PostMapping("/tokens")
    Showings.Stock issue(@Valid @RequestBody Wanted wanted) {
        return showings.issue(wanted.count());
    }

    @PostMapping("/showings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@Valid @RequestBody Reported reported) {
        showings.report(reported.showings());
    }
}
