package io.yingdun.dicom.association;

import io.yingdun.dicom.dictionary.TransferSyntax;

/**
 * A presentation context that both sides agreed on.
 *
 * @param abstractSyntax UID of the SOP class
 * @param mayInvoke we may send its requests (SCU, PS3.7 §D.3.3.4)
 * @param mayPerform the peer may send its requests to us (SCP)
 */
public record AcceptedContext(
        int id, String abstractSyntax, TransferSyntax transferSyntax, boolean mayInvoke, boolean mayPerform) {}
