package io.yingdun.uploader.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON lines that is only appended to; the last line about a file is the one that counts. A line is written
 * in one piece, so that the end of the process leaves at most one torn line, which is passed over. Lines are in the
 * system's hands at once and on the disk after {@link #sync}: what a power cut takes away in between is found or asked
 * for again.
 */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens it for appending, after a torn last line if there is one. */
    static Journal open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.position(channel.size());
        if (channel.size() > 0) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            if (last.get(0) != '\n') {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
        }
        return new Journal(file, channel);
    }

    void append(List<QueueEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry ->
                lines.append(JSON.writeValueAsString(JournalLine.of(entry))).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Every line in order, superseded ones too; may run beside a process that writes. */
    static void read(Path file, Consumer<QueueEntry> each) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                QueueEntry entry = entryOf(line);
                if (entry != null) {
                    each.accept(entry);
                }
            }
        }
    }

    /** Null for a line that the process did not write to its end; what it was about is found or asked for again. */
    private static @Nullable QueueEntry entryOf(String line) {
        try {
            JournalLine read = JSON.readValue(line, JournalLine.class);
            return read == null ? null : read.entryReadBack();
        } catch (JacksonException | IllegalArgumentException torn) {
            return null;
        }
    }

    /** The lines that count, in order; costs two passes and some tens of bytes a file. */
    static void readLatest(Path file, Consumer<QueueEntry> each) throws IOException {
        Map<Fingerprint, Integer> last = new HashMap<>();
        int[] number = {0};
        read(file, entry -> last.put(Fingerprint.of(entry.source()), number[0]++));
        number[0] = 0;
        read(file, entry -> {
            Integer counts = last.get(Fingerprint.of(entry.source()));
            if (counts != null && counts == number[0]) {
                each.accept(entry);
            }
            number[0]++;
        });
    }

    /** Leaves the lines that count, in a new file that takes the old one's place in one step. */
    void compact() throws IOException {
        Path smaller = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(smaller);
        Journal copy = open(smaller);
        try {
            readLatest(file, entry -> {
                try {
                    copy.append(List.of(entry));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            copy.sync();
        } catch (UncheckedIOException e) {
            copy.close();
            throw e.getCause();
        }
        Files.move(smaller, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = copy.channel;
    }
}
