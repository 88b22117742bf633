/**
 * The console's static pages, a jar from viewer-web.
 */
@NullMarked
package io.yingdun.management.console;

import org.jspecify.annotations.NullMarked;
