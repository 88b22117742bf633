/**
 * What the standard fixes by table: value representations (PS3.5 §6.2), the registry of data elements and UIDs (PS3.6),
 * transfer syntaxes. Everybody calls it; it knows no data set, no stream and no other package of this module. The tables
 * lie in {@code src/main/dictionary}; {@code Tag} and {@code UID} are generated from them at build time.
 */
@NullMarked
package io.yingdun.dicom.dictionary;

import org.jspecify.annotations.NullMarked;
