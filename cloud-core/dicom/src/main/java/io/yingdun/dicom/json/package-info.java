/**
 * The DICOM JSON model both ways, PS3.18 annex F. Called by the command line and by DICOMweb; knows data sets and text,
 * no files and no HTTP: where bulk data lies is told by a {@link io.yingdun.dicom.json.BulkDataLocator}, what lies there by
 * a {@link io.yingdun.dicom.json.BulkDataResolver}.
 */
@NullMarked
package io.yingdun.dicom.json;

import org.jspecify.annotations.NullMarked;
