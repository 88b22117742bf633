/**
 * The site's watermark key and every token ever issued under it. Policy asks for what a screen shows next, tracing for
 * whom a token stands. Knows endpoints and persons only as texts on a token's row, and never what is on a screen.
 */
@NullMarked
package io.yingdun.management.token;

import org.jspecify.annotations.NullMarked;
