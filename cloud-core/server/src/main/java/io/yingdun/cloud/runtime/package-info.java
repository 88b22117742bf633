/** This server's options, and the checks made before anything is started. Knows no feature. */
@NullMarked
package io.yingdun.cloud.runtime;

import org.jspecify.annotations.NullMarked;
