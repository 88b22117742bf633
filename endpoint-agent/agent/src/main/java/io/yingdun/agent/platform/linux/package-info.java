/**
 * Linux with X11: Xlib, XShape and XFixes through JNA, and systemd-logind through its command.
 *
 * <p>Called through {@link io.yingdun.agent.platform.Platform} only. It must never know a policy or the server.
 */
@NullMarked
package io.yingdun.agent.platform.linux;

import org.jspecify.annotations.NullMarked;
