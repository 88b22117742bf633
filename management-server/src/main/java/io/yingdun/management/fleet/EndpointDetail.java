package io.yingdun.management.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One endpoint with everything that its own page shows. */
record EndpointDetail(
        @JsonUnwrapped Endpoint endpoint,
        @Nullable String quarantineKind,
        List<Screen> screens,
        List<TimelineEntry> timeline,
        @Nullable AssignmentView policyAssignment) {}
