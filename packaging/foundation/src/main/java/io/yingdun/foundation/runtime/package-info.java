/**
 * What every server of the suite stands on: its data directory, the clock, opaque ids, batches, and the checks made before
 * anything is started. Knows no server.
 */
@NullMarked
package io.yingdun.foundation.runtime;

import org.jspecify.annotations.NullMarked;
