/**
 * Pictures and videos on their way in: limits before decoding, orientation, one luma plane out.
 *
 * <p>Every byte here is hostile. What cannot be read ends in {@link io.yingdun.watermark.media.PictureException} with
 * what to do about it. Called by the command line and the server's tracing; knows nothing of marks.
 */
@NullMarked
package io.yingdun.watermark.media;

import org.jspecify.annotations.NullMarked;
