/**
 * Static pages that come as a jar from viewer-web. This room only finds the right file and never knows what is in it.
 */
@NullMarked
package io.yingdun.foundation.pages;

import org.jspecify.annotations.NullMarked;
