package io.yingdun.cloud.dimse;

import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.ProposedContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the presentation contexts that a peer proposes are accepted, by what it may do. */
final class OfferedContexts {

    static final List<String> FIND =
            List.of(UID.PatientRootQueryRetrieveInformationModelFind, UID.StudyRootQueryRetrieveInformationModelFind);

    static final List<String> WORKLIST = List.of(UID.ModalityWorklistInformationModelFind);

    private static final List<String> RETRIEVE = List.of(
            UID.PatientRootQueryRetrieveInformationModelMove,
            UID.StudyRootQueryRetrieveInformationModelMove,
            UID.PatientRootQueryRetrieveInformationModelGet,
            UID.StudyRootQueryRetrieveInformationModelGet);

    private static final String STANDARD = "1.2.840.10008.";
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    /** Storage SOP classes of objects in a study whose UIDs lie elsewhere (PS3.4 table B.5-1). */
    private static final Set<String> STORAGE_ELSEWHERE =
            Set.of(UID.RTBeamsDeliveryInstructionStorage, UID.RTBrachyApplicationSetupDeliveryInstructionStorage);

    /** The pixels are not in the object, so keeping it would not keep the image. */
    private static final Set<String> PIXELS_ELSEWHERE = Set.of(
            UID.JPIPReferenced, UID.JPIPReferencedDeflate, UID.JPIPHTJ2KReferenced, UID.JPIPHTJ2KReferencedDeflate);

    private OfferedContexts() {}

    static SupportedContexts of(List<ProposedContext> proposed, Set<PeerRight> rights) {
        SupportedContexts.Builder contexts =
                SupportedContexts.builder().perform(UID.Verification, SupportedContexts.UNCOMPRESSED);
        if (rights.contains(PeerRight.QUERY)) {
            FIND.forEach(model -> contexts.perform(model, SupportedContexts.UNCOMPRESSED));
        }
        if (rights.contains(PeerRight.WORKLIST)) {
            WORKLIST.forEach(model -> contexts.perform(model, SupportedContexts.UNCOMPRESSED));
        }
        if (rights.contains(PeerRight.RETRIEVE)) {
            RETRIEVE.forEach(model -> contexts.perform(model, SupportedContexts.UNCOMPRESSED));
        }
        if (rights.contains(PeerRight.COMMITMENT)) {
            contexts.perform(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED);
        }
        storage(proposed).forEach((sopClass, syntaxes) -> {
            if (rights.containsAll(Set.of(PeerRight.STORE, PeerRight.RETRIEVE))) {
                contexts.performAndInvoke(sopClass, syntaxes);
            } else if (rights.contains(PeerRight.STORE)) {
                contexts.perform(sopClass, syntaxes);
            } else if (rights.contains(PeerRight.RETRIEVE)) {
                contexts.invoke(sopClass, syntaxes);
            }
        });
        return contexts.build();
    }

    /** SOP classes of vendors are taken too: what comes in them is kept if it is in a study, and else refused. */
    static boolean isStorage(String sopClass) {
        return sopClass.startsWith(STORAGE) || STORAGE_ELSEWHERE.contains(sopClass) || !sopClass.startsWith(STANDARD);
    }

    private static Map<String, Set<TransferSyntax>> storage(List<ProposedContext> proposed) {
        Map<String, Set<TransferSyntax>> storage = new HashMap<>();
        for (ProposedContext context : proposed) {
            if (isStorage(context.abstractSyntax())) {
                storage.computeIfAbsent(context.abstractSyntax(), sopClass -> new HashSet<>())
                        .addAll(kept(context.transferSyntaxes()));
            }
        }
        return storage;
    }

    private static List<TransferSyntax> kept(Collection<String> uids) {
        return uids.stream()
                .filter(uid -> !PIXELS_ELSEWHERE.contains(uid))
                .flatMap(uid -> TransferSyntax.known(uid).stream())
                .toList();
    }
}
