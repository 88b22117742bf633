/**
 * The commands {@code watermark key, tokens, render, apply, trace}: the engine for people, scripts and outside examiners.
 *
 * <p>Results on standard output, everything else on standard error. Exit status 0 done, 1 the work failed, 2 wrong use, 3
 * no picture could be attributed. Knows files and formats; decides nothing about marks.
 */
@NullMarked
package io.yingdun.watermark.cli;

import org.jspecify.annotations.NullMarked;
