/**
 * Bytes to text and back under Specific Character Set (0008,0005): PS3.5 §6.1, PS3.3 C.12.1.1.2. Knows bytes and strings
 * only; the data set asks it with the values of (0008,0005) in force. Also tells when a file says one character set and
 * holds another ({@link io.yingdun.dicom.charset.CharacterSetEvidence}).
 */
@NullMarked
package io.yingdun.dicom.charset;

import org.jspecify.annotations.NullMarked;
