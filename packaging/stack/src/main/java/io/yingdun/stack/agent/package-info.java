/**
 * An endpoint agent as a child process on a virtual screen, enrolled with a code that was made through the server's
 * HTTP interface. Knows the agent's command line and its home folder's name, nothing of its inside.
 */
@NullMarked
package io.yingdun.stack.agent;

import org.jspecify.annotations.NullMarked;
