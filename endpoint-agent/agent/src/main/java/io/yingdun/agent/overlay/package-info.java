/**
 * Draws the mark: one transparent, click-through window a monitor, above all others, redrawn only when something
 * changes, and says truthfully whether the mark is on the screen.
 *
 * <p>Called by the life cycle, which hands it what to draw and listens to its reports. It must never know the server,
 * a file or a policy's origin, and it never looks at what the screen shows. The only feature that uses LWJGL.
 */
@NullMarked
package io.yingdun.agent.overlay;

import org.jspecify.annotations.NullMarked;
