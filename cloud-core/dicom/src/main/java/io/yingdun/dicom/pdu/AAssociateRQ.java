package io.yingdun.dicom.pdu;

import java.util.List;

/**
 * A-ASSOCIATE-RQ, PS3.8 §9.3.2.
 *
 * @param protocolVersion a bit a version; bit 0 is version 1, the only one there is
 * @param calledAETitle without the blanks around it, at most 16 characters
 */
public record AAssociateRQ(
        int protocolVersion,
        String calledAETitle,
        String callingAETitle,
        String applicationContext,
        List<ProposedContext> presentationContexts,
        UserInformation userInformation)
        implements Pdu {

    public static final int PROTOCOL_VERSION = 1;

    public AAssociateRQ {
        presentationContexts = List.copyOf(presentationContexts);
    }
}
