package io.yingdun.dicom.data;

import io.yingdun.dicom.dictionary.VR;

/** A tag, a VR and a value in one of four shapes. Immutable, provided that nobody writes into arrays it was given. */
public sealed interface DataElement permits ValueElement, SequenceElement, FragmentsElement, BulkElement {

    int tag();

    VR vr();

    /** Present, but without a value (length 0). */
    boolean isEmpty();
}
