package io.yingdun.management.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Refusal;
import io.yingdun.protocol.v1.ServerMessage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatewayHandlersTest {

    private static final AgentMessage MESSAGE = AgentMessage.getDefaultInstance();

    @Test
    void aChattererIsRefusedOnceAndThenIgnored() {
        AtomicLong time = new AtomicLong();
        EmbeddedChannel channel = new EmbeddedChannel(new MessageLimit(time::get));
        for (int i = 0; i < 60; i++) {
            channel.writeInbound(MESSAGE);
        }
        assertThat(channel.inboundMessages()).hasSize(60);
        channel.writeInbound(MESSAGE);
        channel.writeInbound(MESSAGE);
        assertThat(channel.inboundMessages()).hasSize(60);
        ServerMessage answer = channel.readOutbound();
        assertThat(answer.getRefusal().getCode()).isEqualTo(Refusal.Code.RATE_LIMITED);
        assertThat((Object) channel.readOutbound()).isNull();
    }

    @Test
    void theBucketFillsAgain() {
        AtomicLong time = new AtomicLong();
        EmbeddedChannel channel = new EmbeddedChannel(new MessageLimit(time::get));
        for (int second = 0; second < 100; second++) {
            time.addAndGet(TimeUnit.SECONDS.toNanos(1));
            for (int i = 0; i < 5; i++) {
                channel.writeInbound(MESSAGE);
            }
        }
        assertThat(channel.inboundMessages()).hasSize(500);
    }

    @Test
    void everyRefusalSaysWhyAndWhenToComeBack() {
        for (Refusals reason : Refusals.values()) {
            EmbeddedChannel channel = new EmbeddedChannel();
            reason.send(channel);
            Refusal refusal = channel.<ServerMessage>readOutbound().getRefusal();
            assertThat(refusal.getCode()).isNotEqualTo(Refusal.Code.CODE_UNSPECIFIED);
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    @Test
    void aConnectionIsRefusedOnceAndToldNothingMore() {
        EmbeddedChannel channel = new EmbeddedChannel();
        AgentConnection connection = new AgentConnection(channel, "endpoint", ByteString.EMPTY, "192.0.2.7");
        connection.welcomed();

        Refusals.BUSY.send(channel);
        connection.refuse(Refusals.RETIRED);

        assertThat(connection.send(ServerMessage.getDefaultInstance())).isFalse();
        assertThat(channel.<ServerMessage>readOutbound().getRefusal().getCode()).isEqualTo(Refusal.Code.RATE_LIMITED);
        assertThat((Object) channel.readOutbound()).isNull();
    }
}
