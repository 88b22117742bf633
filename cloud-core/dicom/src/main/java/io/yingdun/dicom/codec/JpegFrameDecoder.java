package io.yingdun.dicom.codec;

import io.yingdun.dicom.codec.jpeg.JpegDecoder;
import io.yingdun.dicom.codec.jpeg.JpegException;
import io.yingdun.dicom.codec.jpeg.JpegImage;
import io.yingdun.dicom.codec.jpeg.JpegLsDecoder;

/**
 * JPEG and JPEG-LS frames. The components are the stored samples: no colour conversion takes place, except where the stream says by an
 * Adobe marker that it is YCbCr while the object says that its pixels are RGB (PS3.5 §8.2.1 wants the object to be right).
 */
final class JpegFrameDecoder implements FrameDecoder {

    private final boolean jpegLs;

    JpegFrameDecoder(boolean jpegLs) {
        this.jpegLs = jpegLs;
    }

    @Override
    public int[] decode(byte[] frame, ImagePixel image) throws CodecException {
        JpegImage jpeg;
        try {
            jpeg = jpegLs ? JpegLsDecoder.decode(frame, image.samples()) : JpegDecoder.decode(frame, image.samples());
        } catch (JpegException e) {
            throw new CodecException(e.getMessage(), e);
        }
        if (jpeg.width() != image.columns()
                || jpeg.height() != image.rows()
                || jpeg.components() != image.samplesPerPixel()) {
            throw new CodecException("the JPEG stream is " + jpeg.width() + " x " + jpeg.height() + " x "
                    + jpeg.components() + ", the object " + image.columns() + " x " + image.rows() + " x "
                    + image.samplesPerPixel());
        }
        int[] samples = jpeg.samples();
        if (!jpeg.lossless()
                && jpeg.adobeTransform() == 1
                && image.photometricInterpretation().equals("RGB")) {
            ColourConversion.YBR_FULL.toRgb(samples, jpeg.precision());
        }
        return samples;
    }
}
