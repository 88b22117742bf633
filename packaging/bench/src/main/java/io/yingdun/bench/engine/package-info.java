/**
 * Benchmarks of the watermark engine, one command each, on drawn screens and the ways that captures of them take.
 *
 * <p>{@link io.yingdun.bench.engine.FidelityBench}: what the overlay changes. {@link
 * io.yingdun.bench.engine.ScreenshotBench} and {@link io.yingdun.bench.engine.PhotoBench}: how often a capture or a photo
 * names its token, and how fast. {@link
 * io.yingdun.bench.engine.FalsePositiveBench}: whether pictures without a mark of the site name anybody. Seeded; they
 * print tables, and only the photos are kept.
 */
@NullMarked
package io.yingdun.bench.engine;

import org.jspecify.annotations.NullMarked;
