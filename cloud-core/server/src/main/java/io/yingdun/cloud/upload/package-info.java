/**
 * The server's end of the uploader: files come in by content hash, whole or in pieces, and go to {@link
 * io.yingdun.cloud.ingest.Ingest}. A request that is repeated gives the same answer. Knows nothing of what is in a
 * file; the protocol is described in {@code API.md}.
 */
@NullMarked
package io.yingdun.cloud.upload;

import org.jspecify.annotations.NullMarked;
