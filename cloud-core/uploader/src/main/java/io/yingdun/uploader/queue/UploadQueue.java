package io.yingdun.uploader.queue;

import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files to send, in the order they came, with what is known about each. Every change is in the journal before the
 * method returns. Entries that need attention stay until the file is offered anew or changes. Safe for threads.
 */
public final class UploadQueue implements AutoCloseable {

    private static final int COMPACT_ABOVE = 20_000;

    private final Journal journal;
    private final FileChannel lock;
    private final Clock clock;
    private final Map<SourceFile, QueueEntry> open = new LinkedHashMap<>();
    private final Set<Fingerprint> done = new HashSet<>();

    private UploadQueue(Journal journal, FileChannel lock, Clock clock) {
        this.journal = journal;
        this.lock = lock;
        this.clock = clock;
    }

    /** @throws QueueException when another process uses the folder, or it belongs to another server */
    public static UploadQueue open(QueueFolder folder, URI server, Clock clock) throws IOException {
        folder.bind(server);
        FileChannel lock = folder.lock();
        try {
            UploadQueue queue = new UploadQueue(Journal.open(folder.journal()), lock, clock);
            queue.readBack(folder);
            return queue;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void readBack(QueueFolder folder) throws IOException {
        int[] lines = {0};
        Journal.read(folder.journal(), entry -> {
            lines[0]++;
            remember(entry);
        });
        if (lines[0] > COMPACT_ABOVE && lines[0] > 2 * (open.size() + done.size())) {
            journal.compact();
        }
    }

    private void remember(QueueEntry entry) {
        if (entry.state().settled() && !entry.state().needsAttention()) {
            open.remove(entry.source());
            done.add(Fingerprint.of(entry.source(), entry.stat()));
        } else {
            open.put(entry.source(), entry);
        }
    }

    /**
     * Adds what is not waiting already; gives what was added. A file that was done before is sent again: the server
     * knows.
     */
    public synchronized List<QueueEntry> add(Collection<Sighting> sightings) throws IOException {
        List<QueueEntry> added = new ArrayList<>();
        Set<SourceFile> now = new HashSet<>();
        for (Sighting seen : sightings) {
            QueueEntry known = open.get(seen.file());
            boolean waits = known != null && known.state() == UploadState.WAITING;
            if (!waits && now.add(seen.file())) {
                boolean before = known != null || done.contains(Fingerprint.of(seen.file(), seen.state()));
                added.add(QueueEntry.waiting(seen.file(), seen.state(), before, clock.instant()));
            }
        }
        write(added);
        journal.sync();
        return added;
    }

    /** Whether these very bytes, as far as name, size and time tell, have been dealt with or are waiting. */
    public synchronized boolean knows(SourceFile file, FileState state) {
        QueueEntry known = open.get(file);
        return (known != null && known.isOf(file, state)) || done.contains(Fingerprint.of(file, state));
    }

    public synchronized void update(QueueEntry entry) throws IOException {
        write(List.of(entry));
    }

    private void write(List<QueueEntry> entries) throws IOException {
        journal.append(entries);
        entries.forEach(this::remember);
    }

    public synchronized List<QueueEntry> waiting() {
        return open.values().stream()
                .filter(entry -> entry.state() == UploadState.WAITING)
                .toList();
    }

    public synchronized Optional<QueueEntry> find(@Nullable SourceFile file) {
        return Optional.ofNullable(open.get(file));
    }

    /** Makes everything so far survive a power cut. */
    public synchronized void sync() throws IOException {
        journal.sync();
    }

    @Override
    public synchronized void close() throws IOException {
        journal.sync();
        journal.close();
        lock.close();
    }
}
