/**
 * An application entity: {@link io.yingdun.dicom.entity.DicomProvider} answers peers,
 * {@link io.yingdun.dicom.entity.DicomClient} asks them. Both only put together what the packages below give; this is the
 * entrance for a program that wants DICOM networking.
 */
@NullMarked
package io.yingdun.dicom.entity;

import org.jspecify.annotations.NullMarked;
