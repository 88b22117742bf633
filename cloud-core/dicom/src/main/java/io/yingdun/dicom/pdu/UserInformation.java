package io.yingdun.dicom.pdu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user information item, PS3.8 annex D and PS3.7 §D.3.3. Sub-items that are not listed here are passed over.
 *
 * @param maximumLength bytes that a P-DATA-TF sent to the writer of this item may have behind its header; 0 means any
 * @param implementationVersionName empty where none is sent
 * @param asynchronousOperations null where the window is not negotiated, so one operation at a time
 * @param userIdentity in a request only
 * @param userIdentityResponse in an answer only, null where none is sent
 */
public record UserInformation(
        long maximumLength,
        String implementationClassUID,
        String implementationVersionName,
        @Nullable AsynchronousOperations asynchronousOperations,
        List<RoleSelection> roleSelections,
        List<ExtendedNegotiation> extendedNegotiations,
        @Nullable UserIdentity userIdentity,
        byte @Nullable [] userIdentityResponse) {

    /** Sub-item 53H: operations that the requestor may have outstanding, and that it performs at a time; 0 means any. */
    public record AsynchronousOperations(int invoked, int performed) {}

    /** Sub-item 54H: what the requestor of the association may be for this SOP class. */
    public record RoleSelection(String sopClassUID, boolean scu, boolean scp) {}

    /** Sub-item 56H: bytes that the service class defines (for queries PS3.4 §C.5). */
    public record ExtendedNegotiation(String sopClassUID, byte[] information) {}

    public UserInformation {
        roleSelections = List.copyOf(roleSelections);
        extendedNegotiations = List.copyOf(extendedNegotiations);
    }
}
