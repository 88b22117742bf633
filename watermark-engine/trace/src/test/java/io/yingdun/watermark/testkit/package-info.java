/** Small screens and captures of them for this module's tests. Seeded: the same pixels in every run. */
@NullMarked
package io.yingdun.watermark.testkit;

import org.jspecify.annotations.NullMarked;
