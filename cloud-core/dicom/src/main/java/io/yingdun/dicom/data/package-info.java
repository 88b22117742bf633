/**
 * The data set in memory: ordered elements ({@link io.yingdun.dicom.data.DataSet}), the four shapes an element's value can
 * have, coercion to Java types ({@link io.yingdun.dicom.data.ElementValues}), building from Java types
 * ({@link io.yingdun.dicom.data.ElementFactory}) and printing. Values are kept as the bytes of explicit VR little endian,
 * whatever the file was, and are decoded when asked. It must never know files, sockets or JSON.
 */
@NullMarked
package io.yingdun.dicom.data;

import org.jspecify.annotations.NullMarked;
