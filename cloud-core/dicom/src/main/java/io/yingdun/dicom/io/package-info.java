/**
 * Bytes to data sets and back: PS3.5 §7, PS3.10. {@link io.yingdun.dicom.io.DicomFileReader} opens files,
 * {@link io.yingdun.dicom.io.DataSetReader} is the streaming parser under it (and under the network),
 * {@link io.yingdun.dicom.io.DicomFileWriter} writes. Every input is taken for hostile: {@link io.yingdun.dicom.io.ReadLimits}
 * bounds memory and depth, every refusal is a {@link io.yingdun.dicom.io.DicomParseException} with its byte offset. It must
 * never know what pixels mean.
 */
@NullMarked
package io.yingdun.dicom.io;

import org.jspecify.annotations.NullMarked;
