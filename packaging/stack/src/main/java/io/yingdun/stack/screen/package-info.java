/**
 * Virtual workstations' screens: Xvfb with a window manager and a compositor, real windows on it, and captures of what
 * a person would see. Used by the demonstration and by the whole-system test; needs Debian's packages xvfb, openbox,
 * picom, xterm, feh and imagemagick, and knows nothing of watermarks.
 */
@NullMarked
package io.yingdun.stack.screen;

import org.jspecify.annotations.NullMarked;
