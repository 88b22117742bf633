/** The running archive between what others wrote: Orthanc, by DICOM and by DICOMweb, in both directions. */
@org.jspecify.annotations.NullMarked
package io.yingdun.cloud.peer;
