/**
 * DICOMweb (PS3.18): what travels over HTTP between this archive and viewers, modalities and other archives. Translates
 * requests into questions to the archive, rendering and ingest, and their answers into representations.
 */
@NullMarked
package io.yingdun.cloud.dicomweb;

import org.jspecify.annotations.NullMarked;
