/**
 * Windows 10 and later: extended window styles and session state through JNA. Not tried on Windows.
 *
 * <p>Called through {@link io.yingdun.agent.platform.Platform} only. It must never know a policy or the server.
 */
@NullMarked
package io.yingdun.agent.platform.windows;

import org.jspecify.annotations.NullMarked;
