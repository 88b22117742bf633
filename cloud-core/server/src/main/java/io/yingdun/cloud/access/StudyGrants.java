package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.Optional;

/** Which studies are open to a person of the hospital, as the feature knows it that grants them. */
public interface StudyGrants {

    /**
     * How long the study is open to the person from now on: {@link Instant#MAX} where that has no end, empty where it is not open.
     * Whether there is such a study need not be known.
     */
    Optional<Instant> openUntil(String staffId, String studyUid);
}
