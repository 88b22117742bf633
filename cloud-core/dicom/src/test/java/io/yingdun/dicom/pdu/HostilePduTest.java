package io.yingdun.dicom.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.yingdun.dicom.testkit.Pdus;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no PDU is refused with the reason for the A-ABORT and the place, before room is made for it. */
class HostilePduTest {

    @ParameterizedTest
    @CsvSource({
        "08 00 00000004 00000000, UNRECOGNIZED_PDU, 0",
        "00 00 00000004 00000000, UNRECOGNIZED_PDU, 0",
        "47 45 54202F20, UNRECOGNIZED_PDU, 0", // an HTTP request
        "16 03 01020001, UNRECOGNIZED_PDU, 0", // a TLS handshake
        "01 00 7FFFFFFF, INVALID_PARAMETER, 0", // a request of 2 GiB
        "01 00 00000010, INVALID_PARAMETER, 0", // a request shorter than its fixed fields
        "05 00 00000005 0000000000, INVALID_PARAMETER, 0",
        "07 00 00000000, INVALID_PARAMETER, 0",
        "04 00 00004001, INVALID_PARAMETER, 0", // longer than was offered
        "04 00 00000000, INVALID_PARAMETER, 0", // no value in it
        "04 00 00000008 00000001 01 03 0000, INVALID_PARAMETER, 6", // value without header
        "04 00 00000008 00000005 01 03 0000, INVALID_PARAMETER, 6", // value longer than its PDU
        "04 00 00000008 00000002 01 03 0000, INVALID_PARAMETER, 6", // two bytes left over
        "04 00 00000008 FFFFFFFF 01 03 0000, INVALID_PARAMETER, 6"
    })
    void refusesBytesThatAreNoPdu(String bytes, AAbort.Reason reason, long offset) {
        PduException refusal = decode(Unpooled.wrappedBuffer(PduCodecTest.hex(bytes)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.byteOffset()).isEqualTo(offset);
        assertThat(refusal.getMessage()).contains("PS3.8");
    }

    /** Where in a request (after the fixed fields, which end at 74) a byte is changed, and to what. */
    @ParameterizedTest
    @CsvSource({
        "76, FF, an item longer than the PDU",
        "103, 02, an even context ID",
        "110, 7F, an abstract syntax that reaches beyond its item",
        "112, 41, a letter in a UID",
        "12, 07, a control character in a title"
    })
    void refusesARequestWithOneByteChanged(int at, String value, String what) {
        ByteBuf bytes = Pdus.bytes(Pdus.request());
        bytes.setByte(at, Integer.parseInt(value, 16));
        PduException refusal = decode(bytes);
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason()).isEqualTo(AAbort.Reason.INVALID_PARAMETER);
    }

    @Test
    void refusesAContextIdThatIsUsedTwice() {
        ByteBuf bytes = Pdus.bytes(Pdus.request());
        int secondContext = 103 + 4 + 4 + 17 + 4 + 19 + 4 + 17 + 4;
        assertThat(bytes.getByte(secondContext)).isEqualTo((byte) 3);
        bytes.setByte(secondContext, 1);
        assertThat(decode(bytes)).isNotNull();
    }

    @Test
    void neverHangsOrFailsOtherwiseWhereverARequestIsCut() {
        int length = Pdus.bytes(Pdus.request(Pdus.everything())).writerIndex();
        for (int cut = 6; cut < length; cut++) {
            ByteBuf bytes = Pdus.bytes(Pdus.request(Pdus.everything()));
            bytes.writerIndex(cut);
            bytes.setInt(2, cut - 6);
            // either the items end where the cut is, or it is refused
            decode(bytes);
        }
    }

    @Test
    void neverFailsOtherwiseWhateverBitIsTurned() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            ByteBuf bytes = Pdus.bytes(Pdus.request(Pdus.everything()), Pdus.value(1, true, true, new byte[20]));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(bytes.writerIndex());
                bytes.setByte(at, bytes.getByte(at) ^ 1 << random.nextInt(8));
            }
            decode(bytes);
        }
    }

    @Test
    void throwsAwayWhatFollowsABrokenPdu() {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(PduCodecTest.hex("0900 00000000")));
        } catch (DecoderException e) {
            assertThat(e).hasCauseInstanceOf(PduException.class);
        }
        channel.writeInbound(Pdus.bytes(Pdus.request()));
        assertThat((Object) channel.readInbound()).isNull();
        channel.finishAndReleaseAll();
    }

    /** Null when everything was understood. */
    private static @Nullable PduException decode(ByteBuf bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384));
        try {
            channel.writeInbound(bytes);
            return null;
        } catch (DecoderException e) {
            assertThat(e.getCause()).isInstanceOf(PduException.class);
            return (PduException) e.getCause();
        } finally {
            channel.finishAndReleaseAll();
        }
    }
}
