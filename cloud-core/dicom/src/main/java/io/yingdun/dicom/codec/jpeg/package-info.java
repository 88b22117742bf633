/**
 * JPEG-LS (ITU-T T.87, {@link io.yingdun.dicom.codec.jpeg.JpegLsDecoder}) and JPEG (ITU-T T.81) in Java: baseline and extended sequential DCT with 8 and 12 bits, and lossless (process 14)
 * with all seven predictors and up to 16 bits. Integer arithmetic and upsampling follow those of the Independent JPEG
 * Group's library, so that lossy images come out bit for bit as from DCMTK or GDCM. Called by the codec package only; knows
 * bytes and sample planes, nothing of DICOM.
 */
@NullMarked
package io.yingdun.dicom.codec.jpeg;

import org.jspecify.annotations.NullMarked;
