package io.yingdun.dicom.association;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What we ask for.
 *
 * @param operations requests of ours that we would like to have outstanding; 1 leaves the window unnegotiated
 */
public record AssociationProposal(List<ProposedContext> contexts, List<RoleSelection> roles, int operations) {

    /** PS3.8 §9.3.2.2: IDs are the odd numbers of a byte. */
    public static final int MAXIMUM_CONTEXTS = 128;

    public AssociationProposal {
        contexts = List.copyOf(contexts);
        roles = List.copyOf(roles);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects contexts and numbers them. */
    public static final class Builder {

        private final List<ProposedContext> contexts = new ArrayList<>();
        private final Map<String, RoleSelection> roles = new LinkedHashMap<>();
        private int operations = 1;

        private Builder() {}

        /** @throws IllegalStateException when there are {@link #MAXIMUM_CONTEXTS} already */
        public Builder context(String sopClassUID, Collection<TransferSyntax> transferSyntaxes) {
            if (contexts.size() == MAXIMUM_CONTEXTS) {
                throw new IllegalStateException("an association has at most 128 presentation contexts");
            }
            List<String> uids =
                    transferSyntaxes.stream().map(TransferSyntax::uid).toList();
            contexts.add(new ProposedContext(2 * contexts.size() + 1, sopClassUID, uids));
            return this;
        }

        /** We perform this SOP class, or both perform it and ask for it (PS3.7 §D.3.3.4). */
        public Builder role(String sopClassUID, boolean scu, boolean scp) {
            roles.put(sopClassUID, new RoleSelection(sopClassUID, scu, scp));
            return this;
        }

        public Builder operations(int outstanding) {
            operations = outstanding;
            return this;
        }

        public AssociationProposal build() {
            return new AssociationProposal(contexts, List.copyOf(roles.values()), operations);
        }
    }
}
