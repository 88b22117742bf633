/**
 * The invisible marks of pages: each viewing gets a token of its own, of those that the management server has issued ahead, and the
 * tile that is drawn for it; whom it was shown to is reported there, now or when it is back.
 */
@NullMarked
package io.yingdun.cloud.mark;

import org.jspecify.annotations.NullMarked;
