package io.yingdun.uploader.cli;

import io.yingdun.uploader.transfer.ApiKey;
import io.yingdun.uploader.transfer.CloudClient;
import io.yingdun.uploader.transfer.PinnedAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server, as whom, and by what it is known. */
final class ServerOptions {

    private static final String ENVIRONMENT = "YINGDUN_API_KEY";
    private static final Duration STALL = Duration.ofMinutes(2);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "The imaging cloud, for instance https://images.example.org:8442.")
    private @Nullable URI server;

    @Option(
            names = "--key",
            paramLabel = "API_KEY",
            description = {
                "An API key that may store. Anybody on this machine sees it in the list of processes:",
                "better give --key-file, or the environment variable " + ENVIRONMENT + "."
            })
    private @Nullable String key;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A file with the API key; a service uses a new key in it without a restart.")
    private @Nullable Path keyFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the authorities in this PEM file only (default: those that Java trusts).")
    private @Nullable Path authority;

    URI server() {
        URI given = server;
        if (given == null || !"https".equals(given.getScheme()) || given.getHost() == null) {
            throw wrong("--server must be an https address, for instance https://images.example.org:8442");
        } else if (given.getRawQuery() != null || !given.getRawPath().matches("/?")) {
            throw wrong("--server must be the server's root, without a path");
        }
        return URI.create("https://" + given.getRawAuthority());
    }

    CloudClient client(PrintWriter err) throws IOException {
        ApiKey apiKey = apiKey(err);
        apiKey.value();
        return new CloudClient(server(), apiKey, tls(), STALL);
    }

    private ApiKey apiKey(PrintWriter err) {
        String given = key;
        Path file = keyFile;
        if (given != null && file != null) {
            throw wrong("give --key or --key-file, not both");
        } else if (given != null) {
            err.println(
                    "yingdun cloud: other users of this machine can see a key on the command line; use --key-file.");
            return usable(given);
        } else if (file != null) {
            return () -> usable(Files.readString(file)).value();
        }
        String environment = System.getenv(ENVIRONMENT);
        if (environment == null || environment.isBlank()) {
            throw wrong("no API key: give --key-file FILE or set " + ENVIRONMENT);
        }
        return usable(environment);
    }

    /** Whatever is no header value must not get into one. */
    private ApiKey usable(String text) {
        String stripped = text.strip();
        if (!stripped.matches("[\\x21-\\x7e]{1,512}")) {
            throw wrong("the API key is empty or has characters that no key has");
        }
        return () -> stripped;
    }

    private SSLContext tls() throws IOException {
        try {
            return authority == null ? SSLContext.getDefault() : PinnedAuthority.tls(authority);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(command.commandLine(), message);
    }
}
