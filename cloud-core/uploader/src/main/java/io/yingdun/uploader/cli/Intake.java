package io.yingdun.uploader.cli;

import io.yingdun.uploader.queue.Sighting;
import io.yingdun.uploader.queue.UploadQueue;
import io.yingdun.uploader.run.UploadRun;
import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.FolderWatch;
import io.yingdun.uploader.source.SourceFile;
import io.yingdun.uploader.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Brings what is found into the queue, a thousand at a time, and to the workers. */
final class Intake implements Sources.Finds {

    private static final int BATCH = 1_000;

    private final UploadQueue queue;
    private final UploadRun run;
    private final BiConsumer<String, String> unusable;
    private final boolean onlyNew;
    private final List<Sighting> batch = new ArrayList<>();

    /** @param onlyNew leaves out files that were dealt with before and have not changed, by name, size and time */
    Intake(UploadQueue queue, UploadRun run, BiConsumer<String, String> unusable, boolean onlyNew) {
        this.queue = queue;
        this.run = run;
        this.unusable = unusable;
        this.onlyNew = onlyNew;
    }

    /** What a person named. */
    void take(Path named) throws IOException {
        try {
            new Sources(this).expand(named);
            flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    void take(FolderWatch watch) throws IOException {
        try {
            watch.look(this);
            flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void found(SourceFile file, FileState state) {
        if (onlyNew && queue.knows(file, state)) {
            return;
        }
        batch.add(new Sighting(file, state));
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    @Override
    public void unusable(String name, String reason) {
        unusable.accept(name, reason);
    }

    private void flush() {
        try {
            run.add(queue.add(batch));
            batch.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
