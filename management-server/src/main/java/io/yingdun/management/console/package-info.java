/**
 * The console's static pages. They come as a jar from viewer-web; this feature only finds the right file and never
 * knows what is in it.
 */
@NullMarked
package io.yingdun.management.console;

import org.jspecify.annotations.NullMarked;
