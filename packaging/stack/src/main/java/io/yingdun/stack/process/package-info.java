/**
 * Child processes that leave nothing behind: each runs in a process group of its own, carries the run's mark in its
 * environment (and so do its children), and is stopped politely first, by force after a deadline. The shell side
 * ({@code packaging/lib/orphans.sh}) finds by the same mark what a killed run left over.
 *
 * <p>Called by every other package here; knows nothing of what it starts.
 */
@NullMarked
package io.yingdun.stack.process;

import org.jspecify.annotations.NullMarked;
