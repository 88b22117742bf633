package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;

/** Group 0002 of files of our own (PS3.10 table 7.1-1). */
public final class FileMetaInformation {

    /** A UUID-derived UID (PS3.5 B.2), drawn once for this implementation. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.252116458930118226718447386011234409217";

    public static final String IMPLEMENTATION_VERSION_NAME = "YINGDUN_0_1";

    private FileMetaInformation() {}

    public static DataSet of(String sopClassUID, String sopInstanceUID, TransferSyntax transferSyntax) {
        return new DataSet()
                .put(ElementFactory.numbers(Tag.FileMetaInformationGroupLength, VR.UL, 0))
                .put(ElementFactory.bytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1}))
                .put(ElementFactory.text(Tag.MediaStorageSOPClassUID, sopClassUID))
                .put(ElementFactory.text(Tag.MediaStorageSOPInstanceUID, sopInstanceUID))
                .put(ElementFactory.text(Tag.TransferSyntaxUID, transferSyntax.uid()))
                .put(ElementFactory.text(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID))
                .put(ElementFactory.text(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME));
    }
}
