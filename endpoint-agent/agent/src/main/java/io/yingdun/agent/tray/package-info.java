/**
 * The icon in the desktop's tray, where there is a tray and the policy shows it. AWT is loaded only then: it costs about
 * 20 MB.
 *
 * <p>Called by the life cycle. It must never know the server or what is drawn.
 */
@NullMarked
package io.yingdun.agent.tray;

import org.jspecify.annotations.NullMarked;
