package io.yingdun.dicom.association;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.AAssociateRJ;

/** The peer answered A-ASSOCIATE-RJ. */
public final class AssociationRejectedException extends DicomException {

    private static final long serialVersionUID = 1L;

    public AssociationRejectedException(String calledAETitle, AAssociateRJ rejection) {
        super(calledAETitle + " refused the association, " + rejection);
    }
}
