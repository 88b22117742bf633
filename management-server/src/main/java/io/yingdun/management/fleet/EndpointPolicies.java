package io.yingdun.management.fleet;

import java.util.Collection;
import java.util.Optional;

/** What fleet asks of policy, which implements it: fleet itself knows no policy. */
public interface EndpointPolicies {

    /** Tells these endpoints their policy once more, also those that have applied it. */
    void reapply(Collection<String> endpointIds);

    /** Endpoints came into other groups: joins the caller's transaction. */
    void membershipChanged(String cause);

    Optional<AssignmentView> assignment(String endpointId);
}
