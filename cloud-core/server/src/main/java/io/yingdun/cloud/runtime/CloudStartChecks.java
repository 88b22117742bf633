package io.yingdun.cloud.runtime;

import io.yingdun.foundation.runtime.StartChecks;

/** The checks with this server's options; named in {@code spring.factories}. */
class CloudStartChecks extends StartChecks {

    CloudStartChecks() {
        super(CloudSettings.class);
    }
}
