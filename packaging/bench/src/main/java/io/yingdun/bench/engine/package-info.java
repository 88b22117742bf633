/**
 * Benchmarks of the watermark engine, one command each, on drawn screens and the ways that captures of them take.
 *
 * <p>{@link io.yingdun.bench.engine.FidelityBench}: what the overlay changes. {@link
 * io.yingdun.bench.engine.ScreenshotBench}: how often a capture names its token, and how fast. {@link
 * io.yingdun.bench.engine.FalsePositiveBench}: whether pictures without a mark of the site name anybody. Seeded; they
 * print tables and keep nothing.
 */
@NullMarked
package io.yingdun.bench.engine;

import org.jspecify.annotations.NullMarked;
