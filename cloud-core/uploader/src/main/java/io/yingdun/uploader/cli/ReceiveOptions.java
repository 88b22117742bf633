package io.yingdun.uploader.cli;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What may be sent to the uploader by DIMSE. */
final class ReceiveOptions {

    private static final String AE_TITLE = "[ -\\[\\]-~]{1,16}";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--receive",
            paramLabel = "[ADDRESS:]PORT",
            description = {
                "Go on as a service and send what comes by C-STORE; on the loopback address unless another is given",
                "(0.0.0.0 for all). Files are kept in the queue's folder until the cloud has them."
            })
    private @Nullable String receive;

    @Option(
            names = "--aet",
            paramLabel = "TITLE",
            defaultValue = "YINGDUN_UP",
            description = "AE title by which --receive is called (default: ${DEFAULT-VALUE}).")
    private String aeTitle = "";

    @Option(
            names = "--peer",
            paramLabel = "TITLE",
            description = "AE title that may send to --receive, may be repeated (default: any).")
    private Set<String> peers = Set.of();

    boolean wanted() {
        return receive != null;
    }

    String aeTitle() {
        if (!aeTitle.matches(AE_TITLE) || aeTitle.isBlank()) {
            throw wrong("--aet: 1 to 16 characters of ASCII without backslash");
        }
        return aeTitle.strip();
    }

    Set<String> peers() {
        return peers;
    }

    InetSocketAddress address() {
        String text = String.valueOf(receive);
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "localhost" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw wrong("--receive: give a port, or an address and a port, such as 0.0.0.0:11112");
        }
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw wrong("--receive: " + host + " is no address of this machine");
        }
        return address;
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(command.commandLine(), message);
    }
}
