/**
 * What every feature stands on: settings, the data directory, the clock, opaque ids, and the checks made before
 * anything is started. Knows no feature.
 */
@NullMarked
package io.yingdun.management.runtime;

import org.jspecify.annotations.NullMarked;
