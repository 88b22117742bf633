/** What the kernel says about a running process: processor time and memory. Linux only, as are the benches. */
@NullMarked
package io.yingdun.bench.process;

import org.jspecify.annotations.NullMarked;
