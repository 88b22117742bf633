/**
 * The assignment in force: checks what the server sends, keeps it over restarts, and says what is to be drawn at a
 * moment for a person.
 *
 * <p>Called by the life cycle. It must never know a socket, a window or a file's place.
 */
@NullMarked
package io.yingdun.agent.policy;

import org.jspecify.annotations.NullMarked;
