/**
 * What differs between operating systems, behind {@link io.yingdun.agent.platform.Platform}: who is logged in, what
 * machine this is, whether the session can show an overlay, and the window system's own calls that neither GLFW nor
 * AWT offers. The only feature that calls native libraries through JNA.
 *
 * <p>Called by the overlay, enrolment and the life cycle. It must never know a policy, a token or the server.
 */
@NullMarked
package io.yingdun.agent.platform;

import org.jspecify.annotations.NullMarked;
