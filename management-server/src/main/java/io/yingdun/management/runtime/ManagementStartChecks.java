package io.yingdun.management.runtime;

import io.yingdun.foundation.runtime.StartChecks;

/** The checks with this server's options; named in {@code spring.factories}. */
class ManagementStartChecks extends StartChecks {

    ManagementStartChecks() {
        super(YingdunSettings.class);
    }
}
