package io.yingdun.agent.link;

import com.google.protobuf.ByteString;
import io.yingdun.protocol.v1.AgentMessage;
import io.yingdun.protocol.v1.Goodbye;
import io.yingdun.protocol.v1.RenewalRequest;
import io.yingdun.protocol.v1.RenewalResponse;
import java.util.List;

/** Wrapping and unwrapping of messages that need no more than that. */
final class Messages {
    private Messages() {}

    static AgentMessage goodbye(Goodbye.Reason reason) {
        return AgentMessage.newBuilder()
                .setGoodbye(Goodbye.newBuilder().setReason(reason))
                .build();
    }

    static AgentMessage renewalRequest(byte[] der) {
        return AgentMessage.newBuilder()
                .setRenewalRequest(RenewalRequest.newBuilder().setPkcs10Der(ByteString.copyFrom(der)))
                .build();
    }

    static List<byte[]> chain(RenewalResponse response) {
        return response.getCertificateChainDerList().stream()
                .map(ByteString::toByteArray)
                .toList();
    }
}
