/** What is put on paper: which font has Chinese. */
@NullMarked
package io.yingdun.foundation.print;

import org.jspecify.annotations.NullMarked;
