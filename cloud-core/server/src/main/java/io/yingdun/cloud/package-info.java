/** The imaging cloud's server: an archive beside a PACS, DICOMweb, access. One package a feature. */
@NullMarked
package io.yingdun.cloud;

import org.jspecify.annotations.NullMarked;
