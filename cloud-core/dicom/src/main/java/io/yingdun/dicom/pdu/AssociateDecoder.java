package io.yingdun.dicom.pdu;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of A-ASSOCIATE-RQ and -AC, PS3.8 tables 9-11 and 9-17, after the PDU's header:
 *
 * <pre>
 * version 2 | 00 2 | called AE 16 | calling AE 16 | 00 32 | items
 * </pre>
 *
 * Items of unknown type are passed over (PS3.8 §9.3.1). Titles and UIDs end up in logs, so that control characters and
 * UIDs that are none are refused here.
 */
final class AssociateDecoder {

    static final int FIXED_LENGTH = 68;

    private static final int AE_TITLE_LENGTH = 16;
    private static final int MAXIMUM_CONTEXTS = 128;

    private final ByteBuf body;
    private final ItemReader items;
    private final int protocolVersion;
    private final String calledAETitle;
    private final String callingAETitle;
    private final Set<Integer> contextIDs = new HashSet<>();
    private String applicationContext = "";
    private UserInformation userInformation = UserInformationDecoder.NONE;

    AssociateDecoder(ByteBuf body, long offset) throws PduException {
        this.body = body;
        this.items = new ItemReader(body, offset);
        protocolVersion = body.readUnsignedShort();
        body.skipBytes(2);
        calledAETitle = title();
        callingAETitle = title();
        body.skipBytes(FIXED_LENGTH - 4 - 2 * AE_TITLE_LENGTH);
    }

    AAssociateRQ request() throws PduException {
        List<ProposedContext> contexts = new ArrayList<>();
        for (ItemReader.Item item : items.rest()) {
            if (item.type() == ItemType.PRESENTATION_CONTEXT_RQ) {
                contexts.add(proposed(item));
            } else {
                common(item);
            }
        }
        return new AAssociateRQ(
                protocolVersion, calledAETitle, callingAETitle, applicationContext, contexts, userInformation);
    }

    AAssociateAC accept() throws PduException {
        List<ContextResult> contexts = new ArrayList<>();
        for (ItemReader.Item item : items.rest()) {
            if (item.type() == ItemType.PRESENTATION_CONTEXT_AC) {
                contexts.add(result(item));
            } else {
                common(item);
            }
        }
        return new AAssociateAC(
                protocolVersion, calledAETitle, callingAETitle, applicationContext, contexts, userInformation);
    }

    private void common(ItemReader.Item item) throws PduException {
        if (item.type() == ItemType.APPLICATION_CONTEXT) {
            applicationContext = item.uid();
        } else if (item.type() == ItemType.USER_INFORMATION) {
            userInformation = new UserInformationDecoder().decode(item);
        }
    }

    private ProposedContext proposed(ItemReader.Item item) throws PduException {
        int id = contextID(item);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        for (ItemReader.Item sub : item.subItemsFrom(4)) {
            if (sub.type() == ItemType.ABSTRACT_SYNTAX) {
                abstractSyntax = sub.uid();
            } else if (sub.type() == ItemType.TRANSFER_SYNTAX) {
                transferSyntaxes.add(sub.uid());
            }
        }
        return new ProposedContext(id, abstractSyntax, transferSyntaxes);
    }

    private ContextResult result(ItemReader.Item item) throws PduException {
        int id = contextID(item);
        int code = item.unsignedByte(2);
        ContextResult.Result result = ContextResult.Result.of(code)
                .orElseThrow(() -> item.invalid("presentation context " + id + " has result " + code));
        String transferSyntax = "";
        if (result == ContextResult.Result.ACCEPTANCE) {
            // unless accepted the sub-item is not significant and may be anything
            for (ItemReader.Item sub : item.subItemsFrom(4)) {
                transferSyntax = sub.type() == ItemType.TRANSFER_SYNTAX ? sub.uid() : transferSyntax;
            }
        }
        return new ContextResult(id, result, transferSyntax);
    }

    private int contextID(ItemReader.Item item) throws PduException {
        int id = item.unsignedByte(0);
        if (id % 2 == 0 || !contextIDs.add(id) || contextIDs.size() > MAXIMUM_CONTEXTS) {
            throw item.invalid("presentation context ID " + id + " is even or used twice");
        }
        return id;
    }

    /** PS3.5 §6.2, AE: blanks around it mean nothing; some fill up with zeros. */
    private String title() throws PduException {
        String text = body.readCharSequence(AE_TITLE_LENGTH, StandardCharsets.ISO_8859_1)
                .toString()
                .replace('\0', ' ')
                .strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw items.invalid("an AE title holds control characters");
        }
        return text;
    }
}
