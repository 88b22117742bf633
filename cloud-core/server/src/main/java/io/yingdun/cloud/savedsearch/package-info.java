/**
 * What doctors look for in their work list again and again, kept for each account. Knows who asks and nothing of studies: what is
 * found by such a search is decided by {@code grant} each time.
 */
@NullMarked
package io.yingdun.cloud.savedsearch;

import org.jspecify.annotations.NullMarked;
