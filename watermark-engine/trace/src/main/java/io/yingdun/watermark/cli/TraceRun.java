package io.yingdun.watermark.cli;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.trace.Together;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces files, one after the other or together, into lines and, where it is wanted, a folder of evidence. */
final class TraceRun {
    private final Tracer tracer;
    private final TokenPopulation population;
    private final @Nullable EvidenceFolder folder;
    private final TraceProgress progress;

    TraceRun(Tracer tracer, TokenPopulation population, @Nullable EvidenceFolder folder, TraceProgress progress) {
        this.tracer = tracer;
        this.population = population;
        this.folder = folder;
        this.progress = progress;
    }

    /** A picture that is traced. */
    private record Open(Footage footage, EvidenceFolder.Traced file) {}

    /** One picture, or several together: told of the one that shows the mark most clearly; one unreadable spoils all. */
    TraceLine of(List<Path> pictures, List<TraceHints> hints) throws IOException {
        long start = System.nanoTime();
        Path opening = pictures.get(0);
        progress.begin(pictures.size() == 1 ? opening.toString() : pictures.size() + " pictures");
        try {
            List<Open> opened = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                opening = pictures.get(i);
                opened.add(open(opening, hints.get(i)));
            }
            List<Footage> footage = opened.stream().map(Open::footage).toList();
            return told(pictures, opened, tracer.traceTogether(footage, hints, population, progress), start);
        } catch (PictureException e) {
            return unreadable(opening, e, start);
        }
    }

    private Open open(Path file, TraceHints hints) throws PictureException, IOException {
        Footage footage = Footage.open(file);
        String sha256 = folder == null ? "" : Sha256.of(file);
        return new Open(footage, EvidenceFolder.Traced.of(file, sha256, hints));
    }

    private TraceLine told(List<Path> pictures, List<Open> opened, Together verdict, long start)
            throws IOException, PictureException {
        int told = verdict.picture();
        TraceLine line = TraceLine.of(pictures.get(told).toString(), verdict.verdict(), secondsSince(start));
        if (folder != null) {
            List<EvidenceFolder.Traced> files = opened.stream().map(Open::file).toList();
            int width = opened.get(told).footage().width();
            folder.write(line, files, pictures.get(told), told, verdict.verdict(), width);
        }
        progress.clear();
        return line;
    }

    private TraceLine unreadable(Path picture, PictureException e, long start) {
        progress.clear();
        return TraceLine.unreadable(picture.toString(), e.getMessage(), secondsSince(start));
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }
}
