package io.yingdun.dicom.pdu;

import java.util.List;

/**
 * A presentation context that the requestor proposes, PS3.8 §9.3.2.2.
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax UID of a SOP class
 * @param transferSyntaxes UIDs, best first
 */
public record ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {

    public ProposedContext {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }
}
