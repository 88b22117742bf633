/**
 * macOS 12 and later: NSWindow properties through the Objective-C runtime by JNA. Not tried on macOS.
 *
 * <p>Called through {@link io.yingdun.agent.platform.Platform} only. It must never know a policy or the server.
 */
@NullMarked
package io.yingdun.agent.platform.macos;

import org.jspecify.annotations.NullMarked;
