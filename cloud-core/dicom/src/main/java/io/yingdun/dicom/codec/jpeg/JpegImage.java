package io.yingdun.dicom.codec.jpeg;

/**
 * A decoded image.
 *
 * @param precision bits of a sample
 * @param samples row by row, the components of a pixel side by side, without any colour conversion
 * @param adobeTransform the colour transform of an Adobe APP14 marker (0 none, 1 YCbCr, 2 YCCK), -1 without such a marker
 */
public record JpegImage(
        int width, int height, int components, int precision, int[] samples, int adobeTransform, boolean lossless) {}
