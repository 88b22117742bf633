package io.yingdun.dicom.pdu;

import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import io.yingdun.dicom.pdu.UserInformation.ExtendedNegotiation;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sub-items of the user information item: PS3.8 annex D, PS3.7 §D.3.3. */
final class UserInformationDecoder {

    static final UserInformation NONE = new UserInformation(0, "", "", null, List.of(), List.of(), null, null);

    private long maximumLength;
    private String implementationClassUID = "";
    private String implementationVersionName = "";
    private @Nullable AsynchronousOperations asynchronousOperations;
    private final List<RoleSelection> roleSelections = new ArrayList<>();
    private final List<ExtendedNegotiation> extendedNegotiations = new ArrayList<>();
    private @Nullable UserIdentity userIdentity;
    private byte @Nullable [] userIdentityResponse;

    UserInformation decode(ItemReader.Item item) throws PduException {
        for (ItemReader.Item sub : item.subItemsFrom(0)) {
            subItem(sub);
        }
        return new UserInformation(
                maximumLength,
                implementationClassUID,
                implementationVersionName,
                asynchronousOperations,
                roleSelections,
                extendedNegotiations,
                userIdentity,
                userIdentityResponse);
    }

    private void subItem(ItemReader.Item sub) throws PduException {
        switch (sub.type()) {
            case ItemType.MAXIMUM_LENGTH -> maximumLength = sub.nextInteger();
            case ItemType.IMPLEMENTATION_CLASS_UID -> implementationClassUID = sub.uid();
            case ItemType.IMPLEMENTATION_VERSION_NAME -> implementationVersionName = sub.text();
            case ItemType.ASYNCHRONOUS_OPERATIONS ->
                asynchronousOperations = new AsynchronousOperations(sub.nextShort(), sub.nextShort());
            case ItemType.ROLE_SELECTION ->
                roleSelections.add(
                        new RoleSelection(sub.uid(sub.nextShort()), sub.nextByte() != 0, sub.nextByte() != 0));
            case ItemType.EXTENDED_NEGOTIATION ->
                extendedNegotiations.add(new ExtendedNegotiation(sub.uid(sub.nextShort()), sub.rest()));
            case ItemType.USER_IDENTITY_RQ -> userIdentity = userIdentity(sub);
            case ItemType.USER_IDENTITY_AC -> userIdentityResponse = sub.nextBytes(sub.nextShort());
            default -> {
                // PS3.8 §D: sub-items that are not known are passed over
            }
        }
    }

    private static UserIdentity userIdentity(ItemReader.Item sub) throws PduException {
        int type = sub.nextByte();
        boolean responseRequested = sub.nextByte() != 0;
        byte[] primary = sub.nextBytes(sub.nextShort());
        byte[] secondary = sub.nextBytes(sub.nextShort());
        return new UserIdentity(type, responseRequested, primary, secondary);
    }
}
