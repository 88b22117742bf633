/**
 * The index of what is archived: patients, studies, series, instances, found by UID or by query, and the metadata of
 * whole studies. {@link io.yingdun.cloud.archive.Archive} reads; only {@code ingest} writes new instances, through
 * {@link io.yingdun.cloud.archive.ArchiveIndex}. Decides nothing about who may see what.
 */
@NullMarked
package io.yingdun.cloud.archive;

import org.jspecify.annotations.NullMarked;
