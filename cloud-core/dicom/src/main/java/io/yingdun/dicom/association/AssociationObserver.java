package io.yingdun.dicom.association;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.pdu.AAssociateRJ;
import java.net.InetSocketAddress;

/** Is told what comes to an acceptor's door, for audit and figures; on event loops, so it must not block. */
public interface AssociationObserver {

    /** Nobody looks. */
    AssociationObserver NONE = new AssociationObserver() {};

    /** Its end: {@link Association#closed}. */
    default void established(Association association) {}

    default void refused(AssociationRequest request, AAssociateRJ rejection) {}

    /** A connection ended before it came to an answer. */
    default void failed(InetSocketAddress remoteAddress, DicomException why) {}
}
