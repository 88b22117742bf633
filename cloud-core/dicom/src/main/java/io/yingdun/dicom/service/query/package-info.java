/**
 * C-FIND (PS3.7 §9.1.2) both ways, for every information model: queries of PS3.4 annex C and the modality worklist of annex
 * K differ in the keys only. Results are a stream that is drawn no faster than the peer takes it and that ends when the peer
 * cancels. It must never know what matches.
 */
@NullMarked
package io.yingdun.dicom.service.query;

import org.jspecify.annotations.NullMarked;
