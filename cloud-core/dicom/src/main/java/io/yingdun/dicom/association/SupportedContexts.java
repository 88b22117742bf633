package io.yingdun.dicom.association;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.pdu.ContextResult;
import io.yingdun.dicom.pdu.ContextResult.Result;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which presentation contexts an acceptor takes, by SOP class. Of the transfer syntaxes that a context proposes the first
 * supported one is chosen: the requestor knows what it holds, and so nothing is converted without need.
 */
public final class SupportedContexts {

    /**
     * Uncompressed, in both forms of VR: what every implementation can do (PS3.5 §10.1). Explicit VR is proposed first, since
     * of an implicit one the reader must know each private element.
     */
    public static final List<TransferSyntax> UNCOMPRESSED =
            List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

    /** What is supported of one SOP class; the peer's roles are as in PS3.7 §D.3.3.4. */
    private record Support(Set<TransferSyntax> transferSyntaxes, boolean peerMayInvoke, boolean peerMayPerform) {}

    /** An answer to the peer, and what it means for us. */
    record Negotiated(List<ContextResult> results, List<RoleSelection> roles, List<AcceptedContext> contexts) {}

    private final Map<String, Support> supported;

    private SupportedContexts(Map<String, Support> supported) {
        this.supported = Map.copyOf(supported);
    }

    public static Builder builder() {
        return new Builder();
    }

    Negotiated negotiate(List<ProposedContext> proposed, List<RoleSelection> proposedRoles) {
        Map<String, RoleSelection> roles = new HashMap<>();
        for (RoleSelection role : proposedRoles) {
            Support support = supported.get(role.sopClassUID());
            if (support != null) {
                boolean scu = role.scu() && support.peerMayInvoke();
                boolean scp = role.scp() && support.peerMayPerform();
                roles.put(role.sopClassUID(), new RoleSelection(role.sopClassUID(), scu, scp));
            }
        }
        List<ContextResult> results = new ArrayList<>();
        List<AcceptedContext> accepted = new ArrayList<>();
        for (ProposedContext context : proposed) {
            RoleSelection role = roles.getOrDefault(
                    context.abstractSyntax(), new RoleSelection(context.abstractSyntax(), true, false));
            ContextResult result = answer(context, role);
            results.add(result);
            if (result.accepted()) {
                TransferSyntax chosen = TransferSyntax.of(result.transferSyntax());
                accepted.add(
                        new AcceptedContext(context.id(), context.abstractSyntax(), chosen, role.scp(), role.scu()));
            }
        }
        return new Negotiated(results, List.copyOf(roles.values()), accepted);
    }

    private ContextResult answer(ProposedContext context, RoleSelection role) {
        Support support = supported.get(context.abstractSyntax());
        boolean useless = support != null
                && !(role.scu() && support.peerMayInvoke())
                && !(role.scp() && support.peerMayPerform());
        if (support == null || useless) {
            Result why = useless ? Result.USER_REJECTION : Result.ABSTRACT_SYNTAX_NOT_SUPPORTED;
            return new ContextResult(context.id(), why, "");
        }
        Optional<String> chosen = context.transferSyntaxes().stream()
                .filter(uid -> support.transferSyntaxes().contains(TransferSyntax.of(uid)))
                .findFirst();
        return chosen.map(uid -> new ContextResult(context.id(), Result.ACCEPTANCE, uid))
                .orElseGet(() -> new ContextResult(context.id(), Result.TRANSFER_SYNTAXES_NOT_SUPPORTED, ""));
    }

    /** Collects SOP classes. */
    public static final class Builder {

        private final Map<String, Support> supported = new HashMap<>();

        private Builder() {}

        /** The peer may ask, we perform: the usual case. */
        public Builder perform(String sopClassUID, Collection<TransferSyntax> transferSyntaxes) {
            return support(sopClassUID, transferSyntaxes, true, false);
        }

        /** As {@link #perform}, and the peer may also offer to perform what we ask, as C-GET needs it for storage. */
        public Builder performAndInvoke(String sopClassUID, Collection<TransferSyntax> transferSyntaxes) {
            return support(sopClassUID, transferSyntaxes, true, true);
        }

        /**
         * The peer may perform what we ask, and not ask itself: it may fetch by C-GET, but not store. Without role selection
         * (PS3.7 §D.3.3.4) the context is refused.
         */
        public Builder invoke(String sopClassUID, Collection<TransferSyntax> transferSyntaxes) {
            return support(sopClassUID, transferSyntaxes, false, true);
        }

        private Builder support(
                String sopClassUID, Collection<TransferSyntax> syntaxes, boolean asks, boolean performs) {
            supported.put(sopClassUID, new Support(Set.copyOf(syntaxes), asks, performs));
            return this;
        }

        public SupportedContexts build() {
            return new SupportedContexts(supported);
        }
    }
}
