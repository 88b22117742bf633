package io.yingdun.dicom.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.ContextResult;
import io.yingdun.dicom.pdu.ContextResult.Result;
import io.yingdun.dicom.pdu.Pdu;
import io.yingdun.dicom.pdu.PduEncoder;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserIdentity;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import io.yingdun.dicom.pdu.UserInformation.ExtendedNegotiation;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PDUs for tests: boring ones, and one with every item there is. */
public final class Pdus {

    public static final List<String> UNCOMPRESSED = List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);

    private Pdus() {}

    public static UserInformation user() {
        return new UserInformation(16384, "1.2.3", "TEST", null, List.of(), List.of(), null, null);
    }

    public static UserInformation roles(RoleSelection... roles) {
        return new UserInformation(16384, "1.2.3", "TEST", null, List.of(roles), List.of(), null, null);
    }

    public static UserInformation window(int invoked, int performed) {
        return new UserInformation(
                16384,
                "1.2.3",
                "TEST",
                new AsynchronousOperations(invoked, performed),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Verification and CT storage. */
    public static AAssociateRQ request() {
        return request(user());
    }

    public static AAssociateRQ request(UserInformation user) {
        return new AAssociateRQ(
                1,
                "YINGDUN",
                "TESTER",
                UID.DICOMApplicationContext,
                List.of(
                        new ProposedContext(1, UID.Verification, UNCOMPRESSED),
                        new ProposedContext(3, UID.CTImageStorage, UNCOMPRESSED)),
                user);
    }

    public static AAssociateAC accept() {
        return new AAssociateAC(
                1,
                "YINGDUN",
                "TESTER",
                UID.DICOMApplicationContext,
                List.of(
                        new ContextResult(1, Result.ACCEPTANCE, UID.ExplicitVRLittleEndian),
                        new ContextResult(3, Result.ABSTRACT_SYNTAX_NOT_SUPPORTED, "")),
                user());
    }

    /** Every sub-item that a request can have. */
    public static UserInformation everything() {
        return new UserInformation(
                0xFFFFFFFFL,
                "1.2.826.0.1.3680043",
                "SIXTEEN_LETTERS_",
                new AsynchronousOperations(5, 0),
                List.of(new RoleSelection(UID.CTImageStorage, true, true)),
                List.of(new ExtendedNegotiation(
                        UID.StudyRootQueryRetrieveInformationModelFind, new byte[] {1, 1, 0, 0, 1})),
                new UserIdentity(2, false, utf8("doctor"), utf8("秘密")),
                null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static ByteBuf bytes(Pdu... pdus) {
        ByteBuf bytes = Unpooled.buffer();
        for (Pdu pdu : pdus) {
            PduEncoder.encode(pdu, bytes);
        }
        return bytes;
    }

    public static PresentationDataValue value(int contextID, boolean command, boolean last, byte... data) {
        return new PresentationDataValue(contextID, command, last, Unpooled.wrappedBuffer(data));
    }
}
