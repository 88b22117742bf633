package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives links and takes them back. */
@RestController
@RequestMapping("/api/links")
class LinkController {

    private static final String UID = "[0-9]+(\\.[0-9]+)*";

    private final Links links;
    private final Access access;

    LinkController(Links links, Access access) {
        this.links = links;
        this.access = access;
    }

    record OpenedObject(
            @NotNull @Size(max = 64) @Pattern(regexp = UID) String studyUid,
            @Nullable @Size(max = 64) @Pattern(regexp = UID) String seriesUid,
            @Nullable @Size(max = 64) @Pattern(regexp = UID) String sopUid) {

        DicomObject object() {
            if (seriesUid == null && sopUid != null) {
                throw ProblemException.invalid("objects", "an instance is named together with its series");
            }
            return new DicomObject(studyUid, seriesUid, sopUid);
        }
    }

    record NewLink(
            @NotEmpty @Size(max = Links.MOST_OBJECTS) Set<@Valid @NotNull OpenedObject> objects,
            @NotBlank @Size(max = 100) String purpose,
            @NotNull @Min(1) @Max(366L * 24 * 60) Long minutes,
            @Nullable Boolean oneUse) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Links.Given give(@Valid @RequestBody NewLink wanted) {
        Set<DicomObject> objects =
                wanted.objects().stream().map(OpenedObject::object).collect(Collectors.toUnmodifiableSet());
        Duration life = access.lifeOfLink(objects, Duration.ofMinutes(wanted.minutes()));
        return links.give(objects, wanted.purpose().strip(), life, Boolean.TRUE.equals(wanted.oneUse()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        links.revoke(id, access.current());
    }
}
