/**
 * When objects leave this machine's disk for the S3-compatible store: after a time, or when the disk is too full. How they
 * do is {@link io.yingdun.cloud.storage.FarCopies}.
 */
@NullMarked
package io.yingdun.cloud.tiering;

import org.jspecify.annotations.NullMarked;
