/**
 * Data sets without what tells whose they are (PS3.15 annex E). Changes no pixel: what is burnt into a picture stays there.
 */
@NullMarked
package io.yingdun.dicom.confidentiality;

import org.jspecify.annotations.NullMarked;
