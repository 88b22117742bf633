package io.yingdun.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.Pdu;
import io.yingdun.dicom.pdu.PduDecoder;
import io.yingdun.dicom.pdu.PduEncoder;
import io.yingdun.dicom.pdu.PduException;
import io.yingdun.dicom.pdu.PresentationDataValue;
import io.yingdun.dicom.testkit.Fuzzing;

/** Coverage-guided fuzzing of the upper layer's bytes; see {@link Fuzzing}. */
public final class PduFuzz {

    private PduFuzz() {}

    /** Whatever a connection brings, in whatever pieces: PDUs or a typed refusal, and what was read can be written again. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384));
        int step = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0x7F);
        try {
            for (int from = 0; from < bytes.length; from += step) {
                channel.writeInbound(Unpooled.copiedBuffer(bytes, from, Math.min(step, bytes.length - from)));
            }
        } catch (DecoderException e) {
            assertThat(e.getCause()).isInstanceOf(PduException.class);
        }
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof PresentationDataValue value) {
                value.data().release();
            } else if (read instanceof AAssociateRQ || read instanceof AAssociateAC) {
                writesAndReadsAgain((Pdu) read);
            }
        }
        channel.finishAndReleaseAll();
    }

    private static void writesAndReadsAgain(Pdu pdu) {
        ByteBuf bytes = Unpooled.buffer();
        PduEncoder.encode(pdu, bytes);
        EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(16384));
        channel.writeInbound(bytes);
        Object again = channel.readInbound();
        assertThat(again).usingRecursiveComparison().isEqualTo(pdu);
        channel.finishAndReleaseAll();
    }
}
