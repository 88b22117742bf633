package io.yingdun.foundation.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks an exported audit log without a server: {@code VerifyAudit FILE [HEAD_HASH]}.
 *
 * <p>Exit status 0 intact, 1 broken (the first broken sequence is named), 2 wrong use or unreadable. {@code HEAD_HASH}
 * is the hash of the last entry as somebody wrote it down elsewhere; with it a cut tail is found as well.
 */
public final class VerifyAudit {

    /** Entries are some hundred bytes; a line beyond this is no export of ours. */
    private static final int LONGEST_LINE = 1 << 20;

    private final JsonMapper json = new JsonMapper();
    private final PrintStream out;

    private VerifyAudit(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length < 1 || arguments.length > 2) {
            err.println("usage: VerifyAudit FILE [HEAD_HASH]   (FILE: NDJSON from GET /api/audit/export)");
            return 2;
        }
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            return new VerifyAudit(out).verify(lines, arguments.length == 2 ? arguments[1] : null);
        } catch (IOException e) {
            err.println("cannot read " + arguments[0] + ": " + e);
            return 2;
        }
    }

    private int verify(BufferedReader lines, @Nullable String expectedHead) throws IOException {
        AuditChain chain = null;
        long lineNumber = 0;
        for (String line = readLine(lines); line != null; line = readLine(lines)) {
            lineNumber++;
            Line entry = parse(line);
            if (entry == null) {
                long sequence = chain == null ? 1 : chain.verifiedUpTo() + 1;
                return broken(sequence, "line " + lineNumber + " is not an audit entry");
            }
            if (chain == null) {
                chain = AuditChain.from(entry.sequence, entry.previousHash);
            }
            if (!chain.accept(entry.sequence, entry.previousHash, entry.hash, entry.intact)) {
                return broken(chain.firstBroken(), "line " + lineNumber + " does not follow from the lines above it");
            }
        }
        if (chain == null) {
            out.println("empty: no entries");
            return 0;
        }
        if (expectedHead != null && !expectedHead.equalsIgnoreCase(chain.headHash())) {
            return broken(chain.verifiedUpTo() + 1, "the last entry is not the one with hash " + expectedHead);
        }
        long first = chain.verifiedUpTo() - chain.entries() + 1;
        out.printf(
                "intact: %d entries, sequence %d to %d, head %s%n",
                chain.entries(), first, chain.verifiedUpTo(), chain.headHash());
        return 0;
    }

    private int broken(@Nullable Long sequence, String why) {
        out.printf("BROKEN at sequence %d: %s%n", sequence, why);
        return 1;
    }

    private static @Nullable String readLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = lines.read()) >= 0 && c != '\n') {
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("line longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return c < 0 && line.isEmpty() ? null : line.toString();
    }

    private record Line(long sequence, String previousHash, String hash, boolean intact) {}

    private @Nullable Line parse(String line) {
        try {
            Map<String, Object> members = new TreeMap<>();
            ((Map<?, ?>) json.readValue(line, Map.class)).forEach((key, value) -> members.put((String) key, value));
            if (!CanonicalJson.write(members).equals(line)) {
                return null; // a member given twice, for example, which readers would understand differently
            }
            if (members.remove("hash") instanceof String hash
                    && members.get("previousHash") instanceof String previousHash
                    && members.get("sequence") instanceof Number sequence) {
                return new Line(sequence.longValue(), previousHash, hash, hash.equals(AuditEntry.hashOf(members)));
            }
            return null;
        } catch (JacksonException | ClassCastException e) {
            return null;
        }
    }
}
