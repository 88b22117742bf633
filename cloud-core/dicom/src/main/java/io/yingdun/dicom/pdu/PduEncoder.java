package io.yingdun.dicom.pdu;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** {@link Pdu}s to bytes, the mirror of {@link PduDecoder}. */
public final class PduEncoder {

    private static final int AE_TITLE_LENGTH = 16;

    private final ByteBuf out;
    private int start;

    private PduEncoder(ByteBuf out) {
        this.out = out;
    }

    /**
     * Appends the whole PDU.
     *
     * @throws IllegalArgumentException when a field is longer than its length can say
     */
    public static void encode(Pdu pdu, ByteBuf out) {
        new PduEncoder(out).pdu(pdu);
    }

    private void pdu(Pdu pdu) {
        if (pdu instanceof AAssociateRQ request) {
            header(PduType.A_ASSOCIATE_RQ);
            fixed(request.protocolVersion(), request.calledAETitle(), request.callingAETitle());
            item(ItemType.APPLICATION_CONTEXT, () -> text(request.applicationContext()));
            request.presentationContexts().forEach(this::proposed);
            item(ItemType.USER_INFORMATION, () -> userInformation(request.userInformation()));
            length();
        } else if (pdu instanceof AAssociateAC accept) {
            header(PduType.A_ASSOCIATE_AC);
            fixed(accept.protocolVersion(), accept.calledAETitle(), accept.callingAETitle());
            item(ItemType.APPLICATION_CONTEXT, () -> text(accept.applicationContext()));
            accept.presentationContexts().forEach(this::result);
            item(ItemType.USER_INFORMATION, () -> userInformation(accept.userInformation()));
            length();
        } else if (pdu instanceof AAssociateRJ refusal) {
            four(PduType.A_ASSOCIATE_RJ, refusal.result(), refusal.source(), refusal.reason());
        } else if (pdu instanceof AAbort abort) {
            four(PduType.A_ABORT, 0, abort.source(), abort.reason());
        } else if (pdu instanceof AReleaseRQ) {
            four(PduType.A_RELEASE_RQ, 0, 0, 0);
        } else if (pdu instanceof AReleaseRP) {
            four(PduType.A_RELEASE_RP, 0, 0, 0);
        } else if (pdu instanceof PresentationDataValue value) {
            int start = out.writerIndex();
            out.writeZero(PresentationDataValue.HEADERS_LENGTH).writeBytes(value.data());
            PresentationDataValue.putHeaders(
                    out.slice(start, out.writerIndex() - start), value.contextID(), value.command(), value.last());
        }
    }

    private void header(PduType type) {
        start = out.writerIndex();
        out.writeByte(type.code()).writeByte(0).writeInt(0);
    }

    private void length() {
        out.setInt(start + 2, out.writerIndex() - start - PduType.HEADER_LENGTH);
    }

    private void four(PduType type, int second, int third, int fourth) {
        header(type);
        out.writeByte(0).writeByte(second).writeByte(third).writeByte(fourth);
        length();
    }

    private void fixed(int protocolVersion, String calledAETitle, String callingAETitle) {
        out.writeShort(protocolVersion).writeShort(0);
        title(calledAETitle);
        title(callingAETitle);
        out.writeZero(32);
    }

    private void title(String title) {
        if (title.length() > AE_TITLE_LENGTH) {
            throw new IllegalArgumentException("an AE title has at most 16 characters: " + title);
        }
        text(title);
        text(" ".repeat(AE_TITLE_LENGTH - title.length()));
    }

    private void proposed(ProposedContext context) {
        item(ItemType.PRESENTATION_CONTEXT_RQ, () -> {
            out.writeByte(context.id()).writeZero(3);
            item(ItemType.ABSTRACT_SYNTAX, () -> text(context.abstractSyntax()));
            for (String transferSyntax : context.transferSyntaxes()) {
                item(ItemType.TRANSFER_SYNTAX, () -> text(transferSyntax));
            }
        });
    }

    private void result(ContextResult context) {
        item(ItemType.PRESENTATION_CONTEXT_AC, () -> {
            out.writeByte(context.id()).writeByte(0);
            out.writeByte(context.result().code()).writeByte(0);
            item(ItemType.TRANSFER_SYNTAX, () -> text(context.transferSyntax()));
        });
    }

    private void userInformation(UserInformation user) {
        item(ItemType.MAXIMUM_LENGTH, () -> out.writeInt((int) user.maximumLength()));
        item(ItemType.IMPLEMENTATION_CLASS_UID, () -> text(user.implementationClassUID()));
        UserInformation.AsynchronousOperations window = user.asynchronousOperations();
        if (window != null) {
            item(
                    ItemType.ASYNCHRONOUS_OPERATIONS,
                    () -> out.writeShort(window.invoked()).writeShort(window.performed()));
        }
        for (UserInformation.RoleSelection role : user.roleSelections()) {
            item(ItemType.ROLE_SELECTION, () -> {
                measuredUID(role.sopClassUID());
                out.writeByte(role.scu() ? 1 : 0).writeByte(role.scp() ? 1 : 0);
            });
        }
        if (!user.implementationVersionName().isEmpty()) {
            item(ItemType.IMPLEMENTATION_VERSION_NAME, () -> text(user.implementationVersionName()));
        }
        for (UserInformation.ExtendedNegotiation extended : user.extendedNegotiations()) {
            item(ItemType.EXTENDED_NEGOTIATION, () -> {
                measuredUID(extended.sopClassUID());
                out.writeBytes(extended.information());
            });
        }
        UserIdentity identity = user.userIdentity();
        if (identity != null) {
            item(ItemType.USER_IDENTITY_RQ, () -> {
                out.writeByte(identity.type()).writeByte(identity.responseRequested() ? 1 : 0);
                measured(identity.primary());
                measured(identity.secondary());
            });
        }
        byte[] response = user.userIdentityResponse();
        if (response != null) {
            item(ItemType.USER_IDENTITY_AC, () -> measured(response));
        }
    }

    private void item(int type, Runnable value) {
        out.writeByte(type).writeByte(0).writeShort(0);
        int from = out.writerIndex();
        value.run();
        int length = out.writerIndex() - from;
        if (length > 0xFFFF) {
            throw new IllegalArgumentException("an item holds at most 65535 bytes, this one would " + length);
        }
        out.setShort(from - 2, length);
    }

    /** A UID with its length in front of it, as inside some sub-items. */
    private void measuredUID(String uid) {
        measured(uid.getBytes(StandardCharsets.US_ASCII));
    }

    private void measured(byte[] bytes) {
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a field holds at most 65535 bytes, this one would " + bytes.length);
        }
        out.writeShort(bytes.length).writeBytes(bytes);
    }

    private void text(String text) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
