package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.DictionaryEntry;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;

/** The VR of an element that does not state it (PS3.5 A.1, §6.2.2). */
final class ImplicitVR {

    private ImplicitVR() {}

    /**
     * @param signedPixels Pixel Representation (0028,0103) of the data set is 1, which decides "US or SS"
     */
    static VR of(int tag, boolean signedPixels) {
        if (Tags.isPrivateCreator(tag)) {
            return VR.LO;
        }
        if (Tags.isGroupLength(tag)) {
            return VR.UL;
        }
        DictionaryEntry entry =
                Tags.isPrivate(tag) ? null : Dictionary.standard().entryOf(tag);
        List<VR> allowed = entry == null ? List.of() : entry.vrs();
        if (allowed.isEmpty()) {
            return VR.UN;
        }
        if (allowed.size() == 1) {
            return allowed.get(0);
        }
        if (allowed.contains(VR.OW)) {
            return VR.OW;
        }
        return signedPixels ? VR.SS : VR.US;
    }
}
