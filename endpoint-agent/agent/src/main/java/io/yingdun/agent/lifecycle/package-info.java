/**
 * Puts the features together: starts them in order, carries news between link, policy, overlay and tray, and stops them
 * with a goodbye.
 *
 * <p>Called by {@link io.yingdun.agent.AgentMain}. The other features know nothing of each other and nothing of it.
 */
@NullMarked
package io.yingdun.agent.lifecycle;

import org.jspecify.annotations.NullMarked;
