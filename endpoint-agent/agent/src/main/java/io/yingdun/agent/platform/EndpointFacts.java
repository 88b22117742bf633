package io.yingdun.agent.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the agent tells about its machine.
 *
 * @param machineId never sent; only its digest with something else leaves the machine
 */
public record EndpointFacts(
        String hostName, String osName, String osVersion, String architecture, String agentVersion, String machineId) {

    public static EndpointFacts of(Platform platform) {
        String version = EndpointFacts.class.getPackage().getImplementationVersion();
        return new EndpointFacts(
                localHostName(),
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""),
                System.getProperty("os.arch", ""),
                version == null ? "0.1.0" : version,
                platform.machineId());
    }

    private static String localHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that cannot resolve its own name says it in the message: "name: Name or service not known".
            String message = String.valueOf(e.getMessage());
            int colon = message.indexOf(':');
            return colon > 0 ? message.substring(0, colon) : "unknown";
        }
    }

    /**
     * SHA-256 over the machine id and a salt (the endpoint's id, or its public key before it has one): the same machine
     * gives the same value for one endpoint, and two endpoints cannot be linked by it.
     */
    public byte[] fingerprint(byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(machineId.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(salt);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
