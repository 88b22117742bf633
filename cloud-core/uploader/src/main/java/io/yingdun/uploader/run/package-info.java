/**
 * The work itself: several files at a time, patience with a server that is away, one end for a command and none for a
 * service.
 */
@NullMarked
package io.yingdun.uploader.run;

import org.jspecify.annotations.NullMarked;
