package io.yingdun.cloud.archive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long studies are kept, for administrators in person. */
@RestController
@RequestMapping("/api/retention")
class RetentionController {

    private final RetentionRules rules;
    private final Holds holds;

    RetentionController(RetentionRules rules, Holds holds) {
        this.rules = rules;
        this.holds = holds;
    }

    record RuleInput(
            @NotNull @Max(1_000) Integer keepYears,
            @Nullable Boolean noInpatients) {}

    /** @param effectiveFrom nothing is deleted before */
    record RuleView(int keepYears, boolean noInpatients, String setBy, Instant setAt, Instant effectiveFrom) {}

    /**
     * @param rule left out where there is none: everything is kept for ever
     * @param past how many studies are past their years now, and go in the first night in which the rule is effective
     * @param mostANight where there are more, none goes before they are approved
     */
    record RetentionView(@Nullable RuleView rule, long past, long mostANight) {}

    private RetentionView view(@Nullable RetentionRule rule) {
        if (rule == null) {
            return new RetentionView(null, 0, rules.mostANight());
        }
        return new RetentionView(
                new RuleView(rule.keepYears(), rule.noInpatients(), rule.setBy(), rule.setAt(), rule.effectiveFrom()),
                rules.countPast(rule),
                rules.mostANight());
    }

    @GetMapping
    RetentionView show() {
        return view(rules.current());
    }

    @PutMapping
    RetentionView set(@Valid @RequestBody RuleInput input) {
        return view(rules.set(input.keepYears(), Boolean.TRUE.equals(input.noInpatients())));
    }

    record Approval(@NotNull @Min(1) Long studies) {}

    @PostMapping("/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@Valid @RequestBody Approval approval) {
        rules.approve(approval.studies());
    }

    record HoldInput(@NotBlank @Size(max = 1_000) String reason) {}

    @GetMapping("/holds")
    List<StudyHold> holds() {
        return holds.all();
    }

    @PutMapping("/holds/{studyUid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String studyUid, @Valid @RequestBody HoldInput input) {
        holds.hold(studyUid, input.reason());
    }

    @DeleteMapping("/holds/{studyUid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String studyUid) {
        holds.release(studyUid);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift() {
        rules.lift();
    }
}
