package io.yingdun.cloud.dimse;

import io.yingdun.dicom.charset.SpecificCharacterSet;

/** What texts are written in that the archive itself makes for a peer: the answers of C-FIND. */
enum PeerCharacterSet {
    UTF_8(SpecificCharacterSet.UTF_8, "ISO_IR 192"),
    /** For systems that know no UTF-8. */
    GB18030(SpecificCharacterSet.GB18030, "GB18030");

    private final SpecificCharacterSet characterSet;
    private final String term;

    PeerCharacterSet(SpecificCharacterSet characterSet, String term) {
        this.characterSet = characterSet;
        this.term = term;
    }

    SpecificCharacterSet characterSet() {
        return characterSet;
    }

    /** Of Specific Character Set (0008,0005). */
    String term() {
        return term;
    }
}
