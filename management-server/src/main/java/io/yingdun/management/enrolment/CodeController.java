package io.yingdun.management.enrolment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/enrolment-codes")
class CodeController {

    record CodeDraft(
            @Nullable String groupId,
            @NotNull @Min(1) @Max(10_000) Integer maxUses,
            @NotNull @Min(1) @Max(8760) Integer validHours) {}

    private final CodeService codes;

    CodeController(CodeService codes) {
        this.codes = codes;
    }

    @GetMapping
    List<Code> all() {
        return codes.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Code create(@Valid @RequestBody CodeDraft draft, Principal officer) {
        return codes.create(draft.groupId(), draft.maxUses(), Duration.ofHours(draft.validHours()), officer.getName());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        codes.revoke(id);
    }
}
