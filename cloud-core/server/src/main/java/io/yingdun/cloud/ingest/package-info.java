/**
 * The one way into the archive: {@link io.yingdun.cloud.ingest.Ingest} takes an object's bytes from whoever received them
 * and acknowledges it when its bytes are durable and its row is committed, never earlier. Knows no protocol.
 */
@NullMarked
package io.yingdun.cloud.ingest;

import org.jspecify.annotations.NullMarked;
