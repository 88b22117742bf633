/**
 * Folders of a PACS, read where they lie and never written to: one pass over everything, then what changes is watched, and
 * every few hours all is compared again.
 */
@NullMarked
package io.yingdun.cloud.inplace;

import org.jspecify.annotations.NullMarked;
