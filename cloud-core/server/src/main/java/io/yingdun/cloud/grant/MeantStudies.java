package io.yingdun.cloud.grant;

import io.yingdun.cloud.archive.Archive;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people read of the studies of grants. */
@Component
class MeantStudies {

    private final Archive archive;

    MeantStudies(Archive archive) {
        this.archive = archive;
    }

    /** By Study Instance UID, with each of the grants' studies. */
    Map<String, Meant> of(List<Grant> grants) {
        return grants.stream()
                .map(Grant::studyInstanceUid)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        uid -> archive.study(uid).map(Meant::of).orElseGet(() -> Meant.gone(uid))));
    }
}
