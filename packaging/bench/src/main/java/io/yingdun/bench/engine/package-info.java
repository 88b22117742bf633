/**
 * Benchmarks of the watermark engine, one command each, on drawn screens and the ways that captures of them take.
 *
 * <p>{@link io.yingdun.bench.engine.FidelityBench}: what the overlay changes, and what an eye sees of it. {@link
 * io.yingdun.bench.engine.ScreenshotBench}, {@link io.yingdun.bench.engine.PassedOnBench}, {@link
 * io.yingdun.bench.engine.RecordingBench} and {@link io.yingdun.bench.engine.PhotoBench}: how often a capture, a recording
 * or a photo names its token. {@link io.yingdun.bench.engine.FalsePositiveBench}: whether pictures without a listed mark
 * name anybody, and how the statistics of innocent tokens are distributed. {@link io.yingdun.bench.engine.AttackBench}:
 * what deliberate attacks achieve. {@link io.yingdun.bench.engine.ComparisonBench}: two published ways on the same
 * captures. {@link io.yingdun.bench.engine.StageBench}: the reference implementation in Python, stage by stage. Seeded;
 * they print tables, and outcomes are kept so that a run that was stopped goes on.
 */
@NullMarked
package io.yingdun.bench.engine;

import org.jspecify.annotations.NullMarked;
