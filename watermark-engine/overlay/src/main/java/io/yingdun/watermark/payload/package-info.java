/**
 * What a mark says: a random token, and the keyed random linear code that turns it into 1152 chips.
 *
 * <p>Called by the server (issues tokens, hands codewords to endpoints), the tracer (weighs codewords) and the overlay
 * (draws one). Knows nothing of pictures and of whom a token stands for.
 */
@NullMarked
package io.yingdun.watermark.payload;

import org.jspecify.annotations.NullMarked;
