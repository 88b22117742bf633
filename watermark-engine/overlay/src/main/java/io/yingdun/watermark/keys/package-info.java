/**
 * The secrets of a site and the one way to derive anything from them.
 *
 * <p>{@link io.yingdun.watermark.keys.WatermarkKey} stays on the server and with the officer's command line;
 * {@link io.yingdun.watermark.keys.CarrierKey} is what an endpoint gets. Called by every other room of the engine;
 * knows nothing of tokens, tiles or pictures.
 */
@NullMarked
package io.yingdun.watermark.keys;

import org.jspecify.annotations.NullMarked;
