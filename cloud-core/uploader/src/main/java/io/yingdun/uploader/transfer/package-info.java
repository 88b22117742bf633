/**
 * How one file gets to the server: the protocol of {@code /api/uploads} (cloud-core/server/API.md), compression, speed,
 * and whom to trust.
 */
@NullMarked
package io.yingdun.uploader.transfer;

import org.jspecify.annotations.NullMarked;
