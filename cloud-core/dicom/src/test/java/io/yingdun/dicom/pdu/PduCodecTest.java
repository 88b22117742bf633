package io.yingdun.dicom.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.testkit.Pdus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seven PDUs of PS3.8 §9.3, both ways. */
class PduCodecTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    static List<Pdu> pdus() {
        return List.of(
                Pdus.request(),
                Pdus.accept(),
                AAssociateRJ.permanent(AAssociateRJ.Reason.CALLED_AE_TITLE_NOT_RECOGNIZED),
                AAssociateRJ.passing(AAssociateRJ.Reason.LOCAL_LIMIT_EXCEEDED),
                new AReleaseRQ(),
                new AReleaseRP(),
                AAbort.byUser(),
                AAbort.byProvider(AAbort.Reason.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @MethodSource("pdus")
    void comesBackAsItWent(Pdu pdu) {
        channel.writeInbound(Pdus.bytes(pdu));
        assertThat((Object) channel.readInbound()).isEqualTo(pdu);
    }

    @ParameterizedTest
    @MethodSource("pdus")
    void comesInSingleBytes(Pdu pdu) {
        ByteBuf bytes = Pdus.bytes(pdu);
        while (bytes.isReadable()) {
            channel.writeInbound(bytes.readBytes(1));
        }
        assertThat((Object) channel.readInbound()).isEqualTo(pdu);
        bytes.release();
    }

    @Test
    void keepsEverySubItemOfTheUserInformation() {
        UserInformation sent = Pdus.everything();
        channel.writeInbound(Pdus.bytes(Pdus.request(sent)));
        UserInformation read = ((AAssociateRQ) channel.readInbound()).userInformation();
        assertThat(read).usingRecursiveComparison().isEqualTo(sent);
        assertThat(read.userIdentity().secondaryText()).isEqualTo("秘密");
        assertThat(read.userIdentity().toString()).doesNotContain("doctor").doesNotContain("秘密");
    }

    @Test
    void keepsTheAnswerToAUserIdentity() {
        UserInformation user =
                new UserInformation(0, "1.2", "", null, List.of(), List.of(), null, new byte[] {4, 5, 6});
        AAssociateAC accept = new AAssociateAC(1, "A", "B", UID.DICOMApplicationContext, List.of(), user);
        channel.writeInbound(Pdus.bytes(accept));
        assertThat(((AAssociateAC) channel.readInbound()).userInformation().userIdentityResponse())
                .containsExactly(4, 5, 6);
    }

    /** PS3.8 table 9-11, byte for byte. */
    @Test
    void writesARequestAsTheStandardDrawsIt() throws Exception {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(hex("01 00 0000007F")); // type, length
        expected.write(hex("0001 0000")); // version
        expected.write("YINGDUN         ".getBytes(StandardCharsets.US_ASCII)); // called
        expected.write("TESTER          ".getBytes(StandardCharsets.US_ASCII)); // calling
        expected.write(new byte[32]);
        expected.write(hex("10 00 0003")); // application context
        expected.write("1.2".getBytes(StandardCharsets.US_ASCII));
        expected.write(hex("20 00 0016 01 000000")); // presentation context 1
        expected.write(hex("30 00 0003"));
        expected.write("1.3".getBytes(StandardCharsets.US_ASCII));
        expected.write(hex("40 00 0007"));
        expected.write("1.2.3.4".getBytes(StandardCharsets.US_ASCII));
        expected.write(hex("50 00 0016")); // user information
        expected.write(hex("51 00 0004 00004000")); // maximum length
        expected.write(hex("52 00 0003"));
        expected.write("1.4".getBytes(StandardCharsets.US_ASCII));
        expected.write(hex("55 00 0003"));
        expected.write("ABC".getBytes(StandardCharsets.US_ASCII));
        AAssociateRQ request = new AAssociateRQ(
                1,
                "YINGDUN",
                "TESTER",
                "1.2",
                List.of(new ProposedContext(1, "1.3", List.of("1.2.3.4"))),
                new UserInformation(0x4000, "1.4", "ABC", null, List.of(), List.of(), null, null));
        assertThat(ByteBufUtil.getBytes(Pdus.bytes(request))).isEqualTo(expected.toByteArray());
    }

    @Test
    void passesDataOnInThePiecesThatTheSocketGives() {
        ByteBuf bytes = Pdus.bytes(Pdus.value(3, false, true, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        channel.writeInbound(bytes.readRetainedSlice(14));
        PresentationDataValue first = channel.readInbound();
        assertThat(first.last()).isFalse();
        assertThat(ByteBufUtil.getBytes(first.data())).containsExactly(1, 2);
        channel.writeInbound(bytes);
        PresentationDataValue second = channel.readInbound();
        assertThat(second.last()).isTrue();
        assertThat(second.command()).isFalse();
        assertThat(second.contextID()).isEqualTo(3);
        assertThat(ByteBufUtil.getBytes(second.data())).containsExactly(3, 4);
        first.data().release();
        second.data().release();
    }

    @Test
    void handsOnSlicesAndCopiesNothing() {
        ByteBuf bytes = Pdus.bytes(Pdus.value(1, false, true, new byte[1000]));
        channel.writeInbound(bytes);
        PresentationDataValue value = channel.readInbound();
        assertThat(value.data().array()).isSameAs(bytes.array());
        value.data().release();
    }

    @Test
    void readsSeveralValuesOutOfOnePdu() {
        ByteBuf bytes = Unpooled.buffer();
        bytes.writeBytes(hex("04 00 00000010")); // P-DATA-TF
        bytes.writeBytes(hex("00000004 01 03 AABB")); // last piece of a command
        bytes.writeBytes(hex("00000004 01 02 CCDD")); // last piece of a data set
        channel.writeInbound(bytes);
        PresentationDataValue command = channel.readInbound();
        PresentationDataValue data = channel.readInbound();
        assertThat(command.command()).isTrue();
        assertThat(data.command()).isFalse();
        assertThat(ByteBufUtil.hexDump(data.data())).isEqualTo("ccdd");
        command.data().release();
        data.data().release();
    }

    @Test
    void readsAnEmptyLastValue() {
        channel.writeInbound(Unpooled.wrappedBuffer(hex("04 00 00000006 00000002 01 02")));
        PresentationDataValue value = channel.readInbound();
        assertThat(value.last()).isTrue();
        assertThat(value.data().readableBytes()).isZero();
        value.data().release();
    }

    @Test
    void passesOverItemsThatItDoesNotKnow() {
        ByteBuf bytes = Pdus.bytes(Pdus.request());
        bytes.writeBytes(hex("7F 00 0004 01020304"));
        bytes.setInt(2, bytes.writerIndex() - 6);
        channel.writeInbound(bytes);
        assertThat((Object) channel.readInbound()).isEqualTo(Pdus.request());
    }

    @Test
    void readsReasonsAsUnsignedNumbers() {
        channel.writeInbound(Unpooled.wrappedBuffer(hex("03 00 00000004 00 FF FE FD")));
        assertThat((Object) channel.readInbound()).isEqualTo(new AAssociateRJ(255, 254, 253));
        channel.writeInbound(Unpooled.wrappedBuffer(hex("07 00 00000004 0000 FF FE")));
        assertThat((Object) channel.readInbound()).isEqualTo(new AAbort(255, 254));
    }

    @Test
    void refusesToWriteATitleThatIsTooLong() {
        AAssociateRQ request = new AAssociateRQ(1, "SEVENTEEN_LETTERS", "A", "1", List.of(), Pdus.user());
        assertThatThrownBy(() -> Pdus.bytes(request)).isInstanceOf(IllegalArgumentException.class);
    }

    static byte[] hex(String text) {
        return ByteBufUtil.decodeHexDump(text.replace(" ", ""));
    }
}
