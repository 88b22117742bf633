package io.yingdun.dicom.association;

import io.yingdun.dicom.pdu.AAssociateRJ;

/** The decision about an association. */
public sealed interface Admission {

    /** @param contexts what is offered to this peer */
    record Accepted(SupportedContexts contexts, PeerLimits limits) implements Admission {}

    record Refused(AAssociateRJ rejection) implements Admission {}

    static Admission accept(SupportedContexts contexts, PeerLimits limits) {
        return new Accepted(contexts, limits);
    }

    /** The same request will be refused again. */
    static Admission refuse(AAssociateRJ.Reason reason) {
        return new Refused(AAssociateRJ.permanent(reason));
    }

    /** The same request may be accepted later. */
    static Admission refuseForNow(AAssociateRJ.Reason reason) {
        return new Refused(AAssociateRJ.passing(reason));
    }
}
