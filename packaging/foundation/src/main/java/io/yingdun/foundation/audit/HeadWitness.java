package io.yingdun.foundation.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heads of the chain, written down outside the database: one line {@code sequence hash} each.
 *
 * <p>A chain proves that nothing was changed in the middle; whoever may write to the database can still cut its tail
 * off or compute all of it anew. Such a person would have to change this file as well, and the server's log, where the
 * same heads appear and which hospitals keep on another machine. A database restored from an older backup contradicts
 * the file too, and rightly: entries are missing.
 */
final class HeadWitness {

    private static final Logger log = LoggerFactory.getLogger(HeadWitness.class);
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    private final Path file;
    private long lastWritten;

    HeadWitness(Path file) {
        this.file = file;
    }

    synchronized void write(long sequence, String hash) {
        if (sequence == lastWritten) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] line = (sequence + " " + hash + "\n").getBytes(StandardCharsets.US_ASCII);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(line));
                channel.force(true);
            }
            log.info("Audit log head: sequence {} hash {}", sequence, hash);
            lastWritten = sequence;
        } catch (IOException e) {
            log.warn("Cannot note the audit log's head in {}: {}", file, e.toString());
        }
    }

    /** The first sequence whose stored hash is not the one witnessed; a line cut by a crash says nothing. */
    synchronized Optional<Long> firstContradiction(LongFunction<@Nullable String> storedHash) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .filter(line -> !line.group(2).equals(storedHash.apply(Long.parseLong(line.group(1)))))
                    .map(line -> Long.valueOf(line.group(1)))
                    .min(Long::compare);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the witnessed audit heads in " + file, e);
        }
    }
}
