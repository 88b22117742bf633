package io.yingdun.cloud.dimse;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import java.util.function.UnaryOperator;

/** The keys of a query as a match answers them (PS3.4 §C.4.1.1.3.2). */
final class MatchedKeys {

    private MatchedKeys() {}

    /** @param answer to one key; group lengths are none */
    static DataSet of(DataSet keys, UnaryOperator<DataElement> answer) {
        DataSet answers = new DataSet();
        for (DataElement key : keys) {
            boolean groupLength = (key.tag() & 0xFFFF) == 0;
            if (!groupLength) {
                answers.put(answer.apply(key));
            }
        }
        return answers;
    }

    /** Of a key for which there is no value. */
    static DataElement empty(DataElement key) {
        return key.vr() == VR.SQ
                ? new SequenceElement(key.tag(), List.of())
                : ElementFactory.bytes(key.tag(), key.vr(), new byte[0]);
    }

    /** Of an attribute that the archive answers with. */
    static VR vrOf(int tag) {
        VR vr = Dictionary.standard().vrOf(tag);
        if (vr == null) {
            throw new IllegalStateException("no VR is registered for " + Integer.toHexString(tag));
        }
        return vr;
    }
}
