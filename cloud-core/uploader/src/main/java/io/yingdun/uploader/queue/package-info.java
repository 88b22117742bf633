/**
 * What is to be sent and what became of it, on disk, in a folder that one process uses at a time. Survives the end of
 * the process at any moment; anybody may read it meanwhile.
 */
@NullMarked
package io.yingdun.uploader.queue;

import org.jspecify.annotations.NullMarked;
