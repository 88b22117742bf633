package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which instances go over which association: each SOP class is proposed in the transfer syntaxes that its instances are kept
 * in, one context each so that the receiver cannot choose among them, and once uncompressed for what must be converted. Where
 * 128 contexts do not suffice there is a further association.
 */
final class MovePlan {

    /** Fits one association. */
    record Share(AssociationProposal proposal, List<StoredInstance> instances) {}

    private record Key(String sopClassUID, String transferSyntaxUID) {}

    /** No transfer syntax: the uncompressed ones. */
    private static final String UNCOMPRESSED = "";

    private final List<Share> shares = new ArrayList<>();
    private List<StoredInstance> instances = new ArrayList<>();
    private Set<Key> keys = new HashSet<>();
    private AssociationProposal.Builder proposal = AssociationProposal.builder();

    private MovePlan() {}

    static List<Share> of(List<StoredInstance> instances) {
        MovePlan plan = new MovePlan();
        instances.forEach(plan::add);
        plan.close();
        return plan.shares;
    }

    private void add(StoredInstance instance) {
        Key asKept = new Key(instance.sopClassUID(), instance.transferSyntax().uid());
        Key uncompressed = new Key(instance.sopClassUID(), UNCOMPRESSED);
        int wanted = (keys.contains(asKept) ? 0 : 1) + (keys.contains(uncompressed) ? 0 : 1);
        if (keys.size() + wanted > AssociationProposal.MAXIMUM_CONTEXTS) {
            close();
        }
        if (keys.add(asKept)) {
            proposal.context(instance.sopClassUID(), List.of(instance.transferSyntax()));
        }
        if (keys.add(uncompressed)) {
            proposal.context(instance.sopClassUID(), SupportedContexts.UNCOMPRESSED);
        }
        instances.add(instance);
    }

    private void close() {
        if (!instances.isEmpty()) {
            shares.add(new Share(proposal.operations(8).build(), instances));
        }
        instances = new ArrayList<>();
        keys = new HashSet<>();
        proposal = AssociationProposal.builder();
    }
}
