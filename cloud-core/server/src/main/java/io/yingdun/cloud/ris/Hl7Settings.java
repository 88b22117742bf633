package io.yingdun.cloud.ris;

import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.hl7.*}.
 *
 * @param senders who may send, as {@code ADDRESS[=CHARSET[=ISSUER]]}, see {@link Hl7Sender}; without any, this machine alone
 * @param maximumBytes of a message, or of a document that it points to; a longer one is refused
 * @param idle after which a connection on which nothing comes is closed
 * @param connections that are open at a time; each may hold a message of {@code maximumBytes}
 * @param connectionsPerAddress those of one address among them
 * @param patience how long a message waits for what it is about before a person is asked
 * @param tlsPort where senders come in by TLS as well; nobody listens when it is not set
 * @param tlsAuthorities PEM files with the certificates of those who issue to the senders: who comes by TLS must show one.
 *     Without them the connection is secret, and the sender known by its address only
 * @param reportFolders where documents lie that messages point to (RP), as {@code [PREFIX=]FOLDER}, see {@link ReportFolder}; without
 *     any, none is read
 */
@ConfigurationProperties("yingdun.hl7")
record Hl7Settings(
        @DefaultValue({}) List<String> senders,
        @DefaultValue("33554432") int maximumBytes,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("64") int connections,
        @DefaultValue("16") int connectionsPerAddress,
        @DefaultValue("3d") Duration patience,
        @Nullable Integer tlsPort,
        @DefaultValue({}) List<Path> tlsAuthorities,
        @DefaultValue({}) List<String> reportFolders) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LEAST_BYTES = 1_024;

    Hl7Settings {
        senders = List.copyOf(senders);
        tlsAuthorities = List.copyOf(tlsAuthorities);
        reportFolders = List.copyOf(reportFolders);
        if (maximumBytes < LEAST_BYTES) {
            throw new StartFailure(
                    "yingdun.hl7.maximum-bytes is " + maximumBytes + ".", "Give " + LEAST_BYTES + " or more.");
        }
        requirePositive("connections", connections);
        requirePositive("connections-per-address", connectionsPerAddress);
        if (tlsPort != null && (tlsPort < 1 || tlsPort > HIGHEST_PORT)) {
            throw new StartFailure(
                    "yingdun.hl7.tls-port is " + tlsPort + ".",
                    "Give a number from 1 to " + HIGHEST_PORT + ", or leave the option out for no HL7 by TLS.");
        }
    }

    private static void requirePositive(String option, int number) {
        if (number < 1) {
            throw new StartFailure("yingdun.hl7." + option + " is " + number + ".", "Give 1 or more.");
        }
    }
}
