package io.yingdun.dicom.dictionary;

import java.util.List;

/**
 * One row of the registry of data elements (PS3.6).
 *
 * @param vrs the value representations allowed: several where the standard says "US or SS", none for items and delimiters
 * @param multiplicity as the standard prints it: {@code 1}, {@code 1-n}, {@code 2-2n} …
 */
public record DictionaryEntry(String keyword, String name, List<VR> vrs, String multiplicity, boolean retired) {

    public DictionaryEntry {
        vrs = List.copyOf(vrs);
    }
}
