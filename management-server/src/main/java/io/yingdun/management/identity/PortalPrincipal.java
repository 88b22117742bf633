package io.yingdun.management.identity;

import java.security.Principal;

/** The imaging cloud, by its key. */
record PortalPrincipal() implements Principal {

    static final String ROLE = "IMAGING_CLOUD";

    @Override
    public String getName() {
        return "imaging-cloud";
    }
}
