/** {@code yingdun cloud upload} and {@code yingdun cloud queue}: options in, lines and progress out. */
@NullMarked
package io.yingdun.uploader.cli;

import org.jspecify.annotations.NullMarked;
