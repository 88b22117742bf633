package io.yingdun.dicom.pdu;

import java.util.List;

/**
 * A-ASSOCIATE-AC, PS3.8 §9.3.3. The titles are what the request said; a requestor must not test them.
 *
 * @param presentationContexts an answer to each that was proposed
 */
public record AAssociateAC(
        int protocolVersion,
        String calledAETitle,
        String callingAETitle,
        String applicationContext,
        List<ContextResult> presentationContexts,
        UserInformation userInformation)
        implements Pdu {

    public AAssociateAC {
        presentationContexts = List.copyOf(presentationContexts);
    }
}
