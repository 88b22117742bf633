/** What the agent costs the workstation: processor time while the screen is still, memory, start time. */
@NullMarked
package io.yingdun.bench.agent;

import org.jspecify.annotations.NullMarked;
