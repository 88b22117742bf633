/**
 * From pixel data to stored values: {@link io.yingdun.dicom.codec.FrameIndex} finds the bytes of each frame without reading
 * pixels, {@link io.yingdun.dicom.codec.FrameReader} decodes one. RLE, JPEG and JPEG-LS are decoded in Java; JPEG 2000 and
 * HTJ2K by FFmpeg. Values come out before any LUT and any colour conversion. It must never know what a window or a screen
 * is.
 */
@NullMarked
package io.yingdun.dicom.codec;

import org.jspecify.annotations.NullMarked;
