/**
 * Who leaked this? An officer's picture becomes a job, the job a verdict that names an endpoint, a user and a time slot
 * or says that it cannot tell.
 *
 * <p>The data's way: {@code TraceController} → {@code PictureStore} (the file, by its SHA-256) → {@code trace_job} →
 * {@code TraceQueue} → {@code TraceWork} (engine, every token ever issued) → {@code TraceView}. Called by the console
 * only. Must never write to the fleet or issue tokens, and keeps what a picture shows out of logs and the audit log.
 */
@NullMarked
package io.yingdun.management.tracing;

import org.jspecify.annotations.NullMarked;
