package io.yingdun.bench.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks over many connections at once with wrk, a client in C: a Java one decrypts no faster than the server encrypts, shares
 * the processor with it, and would be half of what is measured.
 */
final class Wrk {

    private static final Pattern RESULT =
            Pattern.compile("RESULT requests=(\\d+) us=(\\d+) p50=(\\d+) p99=(\\d+) failed=(\\d+)");

    private final Path folder;

    /** @param folder for the script; nobody else's, since a key stands in it */
    Wrk(Path folder) {
        this.folder = folder;
    }

    /** @param p50 milliseconds, as {@code p99} */
    record Figure(double perSecond, double p50, double p99) {}

    /** Asks for the addresses in turn. */
    Figure during(Duration time, int connections, List<URI> addresses, List<String> headers) throws Exception {
        Path script = folder.resolve("wrk.lua");
        Files.writeString(script, script(addresses, headers));
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=60s",
                        "--script=" + script,
                        addresses.get(0).resolve("/").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher result = RESULT.matcher(output);
        if (wrk.waitFor() != 0 || !result.find() || !result.group(5).equals("0")) {
            throw new IOException("wrk did not get all it asked for: " + output);
        }
        return new Figure(
                Double.parseDouble(result.group(1)) / (Double.parseDouble(result.group(2)) / 1e6),
                Double.parseDouble(result.group(3)) / 1e3,
                Double.parseDouble(result.group(4)) / 1e3);
    }

    private static String script(List<URI> addresses, List<String> headers) {
        String paths = addresses.stream()
                .map(address -> "\"" + address.getRawPath() + "\"")
                .collect(Collectors.joining(","));
        StringBuilder set = new StringBuilder();
        for (int n = 0; n < headers.size(); n += 2) {
            set.append("wrk.headers[ [[%s]] ] = [[%s]]%n".formatted(headers.get(n), headers.get(n + 1)));
        }
        return """
                local paths = {%s}
                local n = 0
                %s
                function request() n = n %% #paths + 1; return wrk.format("GET", paths[n]) end
                function done(s, l, r)
                  local e = s.errors
                  io.write(string.format("RESULT requests=%%d us=%%d p50=%%d p99=%%d failed=%%d\\n", s.requests, s.duration,
                    l:percentile(50), l:percentile(99), e.status + e.connect + e.read + e.write + e.timeout))
                end
                """.formatted(paths, set);
    }
}
