package io.yingdun.cloud.tiering;

import io.yingdun.cloud.storage.FarTotals;
import io.yingdun.cloud.tiering.TieringPass.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was moved and what is being moved, for administrators. */
@RestController
@RequestMapping("/api/tiering")
class TieringController {

    private final Tiering tiering;

    TieringController(Tiering tiering) {
        this.tiering = tiering;
    }

    /**
     * @param on whether there is a far store
     * @param pass the one under way, else the last one; left out when there was none since the start
     */
    record TieringView(boolean on, FarTotals far, @Nullable Progress pass) {}

    @GetMapping
    TieringView show() {
        return new TieringView(tiering.isOn(), tiering.totals(), tiering.progress());
    }

    @PostMapping("/pass")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void begin() {
        tiering.begin();
    }

    @DeleteMapping("/pass")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel() {
        tiering.cancel();
    }
}
