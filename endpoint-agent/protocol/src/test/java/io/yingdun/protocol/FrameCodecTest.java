package io.yingdun.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.google.protobuf.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import io.yingdun.protocol.ProtocolViolation.Type;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Heartbeat;
import io.yingdun.protocol.v1.Ping;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.UserChanged;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameCodecTest {
    private static final AgentMessage HEARTBEAT = AgentMessage.newBuilder()
            .setHeartbeat(Heartbeat.newBuilder().setSequence(7))
            .build();

    /** Heartbeat 7 as any other implementation would write it. */
    private static final byte[] HEARTBEAT_FRAME = bytes(
            "" //
                    + "00000005" // length: flag + 4
                    + "00" // not compressed
                    + "12" + "02" // AgentMessage.heartbeat, field 2, 2 bytes
                    + "08" + "07"); // Heartbeat.sequence, field 1, varint 7

    private final EmbeddedChannel server = new EmbeddedChannel(FrameCodec.atServer());

    @Test
    void writesTheBytesOfTheSchema() {
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
        agent.writeOutbound(HEARTBEAT);

        assertThat(ByteBufUtil.getBytes(agent.<ByteBuf>readOutbound())).isEqualTo(HEARTBEAT_FRAME);
    }

    @Test
    void readsTheBytesOfTheSchema() {
        server.writeInbound(Unpooled.wrappedBuffer(HEARTBEAT_FRAME));

        assertThat(server.<AgentMessage>readInbound()).isEqualTo(HEARTBEAT);
    }

    @Test
    void readsFramesThatArriveByteByByte() {
        for (byte b : HEARTBEAT_FRAME) {
            assertThat(server.<AgentMessage>readInbound()).isNull();
            server.writeInbound(Unpooled.wrappedBuffer(new byte[] {b}));
        }

        assertThat(server.<AgentMessage>readInbound()).isEqualTo(HEARTBEAT);
    }

    @Test
    void readsSeveralFramesOfOneRead() {
        server.writeInbound(Unpooled.wrappedBuffer(HEARTBEAT_FRAME, HEARTBEAT_FRAME, HEARTBEAT_FRAME));

        assertThat(server.inboundMessages()).hasSize(3).containsOnly(HEARTBEAT);
    }

    @Test
    void compressesLongMessagesOnly() {
        EmbeddedChannel gateway = new EmbeddedChannel(FrameCodec.atServer());
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
        ServerMessage policy = ServerMessage.newBuilder()
                .setPolicy(PolicyAssignment.newBuilder().setPolicyName("名".repeat(10_000)))
                .build();
        gateway.writeOutbound(policy);
        ByteBuf frame = gateway.readOutbound();

        assertThat(frame.getByte(4)).isEqualTo((byte) 1);
        assertThat(frame.readableBytes()).isLessThan(1_000);
        agent.writeInbound(frame);
        assertThat(agent.<ServerMessage>readInbound()).isEqualTo(policy);
    }

    @Test
    void acceptsMessageOfExactlyTheLimit() {
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
        AgentMessage message = userOfEncodedLength(AgentProtocol.AGENT_MESSAGE_LIMIT - 1);
        agent.writeOutbound(message);
        server.writeInbound(agent.<ByteBuf>readOutbound());

        assertThat(server.<AgentMessage>readInbound()).isEqualTo(message);
    }

    @Test
    void refusesToWriteMessageLongerThanLimit() {
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());

        assertThatThrownBy(() -> agent.writeOutbound(userOfEncodedLength(AgentProtocol.AGENT_MESSAGE_LIMIT)))
                .isInstanceOf(EncoderException.class)
                .cause()
                .isInstanceOf(ProtocolViolation.class);
        assertThat(agent.<ByteBuf>readOutbound()).isNull();
    }

    @Test
    void rejectsFrameLongerThanLimitBeforeItsBodyArrives() {
        ProtocolViolation violation = violationOf(server, bytes("00010001"));

        assertThat(violation.type()).isEqualTo(Type.FRAME_TOO_LONG);
        assertThat(violation.length()).isEqualTo(65_537);
        assertThat(violation.limit()).isEqualTo(65_536);
    }

    @Test
    void rejectsNegativeLength() {
        assertThat(violationOf(server, bytes("ffffffff")).type()).isEqualTo(Type.FRAME_TOO_LONG);
    }

    @Test
    void rejectsFrameWithoutFlagByte() {
        assertThat(violationOf(server, bytes("00000000")).type()).isEqualTo(Type.FRAME_EMPTY);
    }

    @Test
    void rejectsUnknownFlag() {
        assertThat(violationOf(server, bytes("00000001" + "02")).type()).isEqualTo(Type.UNKNOWN_FLAG);
    }

    @Test
    void rejectsBodyThatIsNoMessage() {
        assertThat(violationOf(server, bytes("00000003" + "00" + "12ff")).type())
                .isEqualTo(Type.MESSAGE_DAMAGED);
    }

    @Test
    void rejectsZipBombWithoutUnpackingIt() {
        byte[] bomb = Zstd.compress(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(AgentProtocol.AGENT_MESSAGE_LIMIT);

        ProtocolViolation violation = violationOf(server, frame(1, bomb));

        assertThat(violation.type()).isEqualTo(Type.EXPANDS_TOO_FAR);
        assertThat(violation.length()).isEqualTo(64 * 1024 * 1024);
    }

    @Test
    void rejectsBombBehindAnInnocentFirstFrame() {
        byte[] innocent = Zstd.compress(HEARTBEAT.toByteArray());
        byte[] bomb = Zstd.compress(new byte[64 * 1024 * 1024]);
        byte[] both = ByteBufUtil.getBytes(Unpooled.wrappedBuffer(innocent, bomb));

        assertThat(violationOf(server, frame(1, both)).type()).isEqualTo(Type.COMPRESSION_DAMAGED);
    }

    @Test
    void rejectsCompressedBodyThatDoesNotStateItsSize() {
        // RFC 8878 §3.1.1: magic, frame header descriptor 0 (no content size), window 1 KiB, one raw last block of 0
        // bytes.
        byte[] unsized = bytes("28b52ffd" + "00" + "00" + "010000");

        assertThat(violationOf(server, frame(1, unsized)).type()).isEqualTo(Type.COMPRESSION_DAMAGED);
    }

    @Test
    void saysWhenTheConnectionEndsInsideAFrame() {
        server.writeInbound(Unpooled.wrappedBuffer(HEARTBEAT_FRAME, 0, 6));

        ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class, server::finish);

        assertThat(violation.type()).isEqualTo(Type.TRUNCATED);
        assertThat(violation.length()).isEqualTo(6);
    }

    @Test
    void readsNothingMoreAfterAViolation() {
        violationOf(server, bytes("00000000"));
        server.writeInbound(Unpooled.wrappedBuffer(HEARTBEAT_FRAME));

        assertThat(server.<AgentMessage>readInbound()).isNull();
    }

    @Test
    void isSilentAtAnOrderlyEnd() {
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
        EmbeddedChannel gateway = new EmbeddedChannel(FrameCodec.atServer());
        gateway.writeOutbound(ServerMessage.newBuilder()
                .setPing(Ping.newBuilder().setNonce(ByteString.copyFromUtf8("n")))
                .build());
        agent.writeInbound(gateway.<ByteBuf>readOutbound());

        assertThat(agent.finish()).isTrue();
    }

    private static ProtocolViolation violationOf(EmbeddedChannel channel, byte[] bytes) {
        return catchThrowableOfType(ProtocolViolation.class, () -> channel.writeInbound(Unpooled.wrappedBuffer(bytes)));
    }

    private static AgentMessage userOfEncodedLength(int length) {
        // Two field headers of 4 bytes each at these lengths.
        AgentMessage message = AgentMessage.newBuilder()
                .setUserChanged(UserChanged.newBuilder().setUserName("u".repeat(length - 8)))
                .build();
        assertThat(message.getSerializedSize()).isEqualTo(length);
        return message;
    }

    private static byte[] frame(int flags, byte[] body) {
        return ByteBufUtil.getBytes(
                Unpooled.buffer().writeInt(body.length + 1).writeByte(flags).writeBytes(body));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
