package io.yingdun.agent.lifecycle;

import com.google.protobuf.ByteString;
import io.yingdun.agent.overlay.ScreenReport;
import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.protocol.AgentProtocol;
import io.yingdun.protocol.v1.Hello;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Introduces the endpoint. The nonce of the run tells the server this process from a copy of its key elsewhere. */
final class HelloFactory {
    private final EndpointFacts facts;
    private final ByteString fingerprint;
    private final ByteString runNonce;

    HelloFactory(EndpointFacts facts, String endpointId) {
        this.facts = facts;
        this.fingerprint = ByteString.copyFrom(facts.fingerprint(endpointId.getBytes(StandardCharsets.UTF_8)));
        byte[] nonce = new byte[AgentProtocol.RUN_NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        this.runNonce = ByteString.copyFrom(nonce);
    }

    Hello hello(long agentTime, String user, ScreenReport screen) {
        return Hello.newBuilder()
                .setProtocolVersion(AgentProtocol.VERSION)
                .setAgentVersion(facts.agentVersion())
                .setHostName(facts.hostName())
                .setOsName(facts.osName())
                .setOsVersion(facts.osVersion())
                .setCpuArchitecture(facts.architecture())
                .setUserName(user)
                .setMachineFingerprint(fingerprint)
                .setRunNonce(runNonce)
                .setAgentTimeMs(agentTime)
                .setAppliedAssignment(screen.inForce() ? screen.assignmentVersion() : 0)
                .setScreen(WireScreen.of(screen))
                .build();
    }
}
