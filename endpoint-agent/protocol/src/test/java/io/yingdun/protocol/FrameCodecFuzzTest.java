package io.yingdun.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.protocol.v1.CodewordSlot;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.ServerMessage;
import io.yingdun.protocol.v1.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile bytes end in a {@link ProtocolViolation} or in messages, never in another exception, and never hang. */
class FrameCodecFuzzTest {
    private static final long SEED = 20260101;
    private static final int ROUNDS = 3_000;

    private final Random random = new Random(SEED);

    @Test
    void readsTheSameMessagesHoweverTheStreamIsSplit() {
        List<ServerMessage> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            messages.add(i % 3 == 0 ? policy(random.nextInt(60)) : welcome(i));
        }
        byte[] stream = encoded(messages);
        for (int round = 0; round < 50; round++) {
            EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
            for (int from = 0; from < stream.length; ) {
                int length = Math.min(stream.length - from, 1 + random.nextInt(2_000));
                agent.writeInbound(Unpooled.copiedBuffer(stream, from, length));
                from += length;
            }
            assertThat(List.copyOf(agent.inboundMessages()))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(messages);
        }
    }

    @Test
    void survivesEveryTruncation() {
        byte[] stream = encoded(List.of(policy(8)));
        for (int length = 1; length < stream.length; length++) {
            EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
            agent.writeInbound(Unpooled.copiedBuffer(stream, 0, length));
            assertThat(agent.inboundMessages()).isEmpty();
            assertThat(violationAtEnd(agent)).as("cut at %d", length).isEqualTo(ProtocolViolation.Type.TRUNCATED);
        }
    }

    @Test
    void survivesFlippedBits() {
        byte[] stream = encoded(List.of(policy(20), welcome(1), policy(2)));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = stream.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readToTheEnd(damaged);
        }
    }

    @Test
    void survivesRandomBytes() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 4) {
                // Lengths of random bytes are nearly always over the limit: let half of them through to the body.
                noise[0] = 0;
                noise[1] = 0;
                noise[2] = 0;
                noise[4] &= 1;
            }
            readToTheEnd(noise);
        }
    }

    private static void readToTheEnd(byte[] bytes) {
        EmbeddedChannel agent = new EmbeddedChannel(FrameCodec.atAgent());
        try {
            agent.writeInbound(Unpooled.copiedBuffer(bytes));
            agent.finish();
        } catch (ProtocolViolation expected) {
            assertThat(expected.limit()).isEqualTo(AgentProtocol.SERVER_MESSAGE_LIMIT);
        }
    }

    private static ProtocolViolation.Type violationAtEnd(EmbeddedChannel agent) {
        try {
            agent.finish();
        } catch (ProtocolViolation violation) {
            return violation.type();
        }
        throw new AssertionError("no violation");
    }

    private static byte[] encoded(List<ServerMessage> messages) {
        EmbeddedChannel gateway = new EmbeddedChannel(FrameCodec.atServer());
        ByteBuf stream = Unpooled.buffer();
        for (ServerMessage message : messages) {
            gateway.writeOutbound(message);
            stream.writeBytes(gateway.<ByteBuf>readOutbound());
        }
        return ByteBufUtil.getBytes(stream);
    }

    private ServerMessage policy(int slots) {
        PolicyAssignment.Builder policy = PolicyAssignment.newBuilder().setAssignmentVersion(slots + 1);
        for (int i = 0; i < slots; i++) {
            byte[] codeword = new byte[AgentProtocol.CODEWORD_BYTES];
            random.nextBytes(codeword);
            policy.addSlots(CodewordSlot.newBuilder()
                    .setNotBeforeMs(i * 300_000L)
                    .setNotAfterMs((i + 1) * 300_000L)
                    .setCodeword(ByteString.copyFrom(codeword)));
        }
        return ServerMessage.newBuilder().setPolicy(policy).build();
    }

    private static ServerMessage welcome(int i) {
        return ServerMessage.newBuilder()
                .setWelcome(Welcome.newBuilder().setEndpointId("endpoint-" + i).setServerTimeMs(i))
                .build();
    }
}
