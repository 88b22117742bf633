/**
 * What time it is for the server, on a machine whose own clock may be wrong by years.
 *
 * <p>The link teaches it, policy and trust ask it. It must never set the machine's clock.
 */
@NullMarked
package io.yingdun.agent.clock;

import org.jspecify.annotations.NullMarked;
