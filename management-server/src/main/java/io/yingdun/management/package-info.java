/** The security officer's server: fleet, policy, tracing and audit. Features live in the packages below this one. */
@NullMarked
package io.yingdun.management;

import org.jspecify.annotations.NullMarked;
