/**
 * The Native DICOM Model in XML, both ways (PS3.19 annex A.1), as {@code application/dicom+xml} of DICOMweb has it. Reads
 * what strangers send: no document type, no entities, nothing fetched, limits to everything.
 */
@NullMarked
package io.yingdun.dicom.xml;

import org.jspecify.annotations.NullMarked;
