/**
 * {@code packaging/run} from the point where everything is installed and built: starts the parts in order, writes
 * {@code run.json}, prints the addresses, watches, and stops all of it. What a killed run leaves over is stopped by the
 * shell script before it starts this program again.
 */
@NullMarked
package io.yingdun.stack.run;

import org.jspecify.annotations.NullMarked;
