package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.trace.Display;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code watermark trace}: one JSON line a picture. */
@Command(
        name = "trace",
        description = "Says which tokens are in pictures or videos, one JSON line each.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:at least one picture was attributed, all could be read",
            "1:a picture could not be read",
            "2:wrong use",
            "3:no picture could be attributed",
            "130:ended by Ctrl-C"
        })
final class TraceCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;

    @Option(names = "--key", paramLabel = "KEY", required = true, description = "key file")
    private Path key;

    @Option(
            names = "--tokens",
            paramLabel = "TOKENS",
            description = "file of all tokens issued, one a line; without it pictures are decoded blindly, which needs"
                    + " clearer ones")
    private @Nullable Path tokens;

    @Option(
            names = "--corners",
            paramLabel = "x,y",
            arity = "4",
            converter = CornerConverter.class,
            description = "the screen's corners in the picture: top left, top right, bottom right, bottom left")
    private @Nullable List<Point> corners;

    @Option(
            names = "--corners-of",
            paramLabel = "N=x,y,x,y,x,y,x,y",
            description = "the same in the N-th picture alone, 1 being the first; may be given for each")
    private Map<Integer, Quadrilateral> cornersOf = Map.of();

    @Option(
            names = "--edge",
            paramLabel = "x,y,x,y",
            converter = EdgeConverter.class,
            description = "two points of an edge of the screen, where not all corners are in sight; given for two edges"
                    + " at least, and for every picture")
    private List<Edge> edges = List.of();

    @Option(
            names = "--display",
            paramLabel = "WxH[@PERCENT]",
            converter = DisplayConverter.class,
            description = "a display that the pictures may show and its scaling, as 2880x1920@200; its sizes are tried"
                    + " first, and unusual ones at all; may be given several times")
    private List<Display> displays = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "processor cores to use, default ${DEFAULT-VALUE}")
    private int threads;

    @Option(
            names = "--together",
            description = "the pictures (two to eight) are of one leak: one line for all, adding up what each tells")
    private boolean together;

    @Option(
            names = "--evidence",
            paramLabel = "FOLDER",
            description = "new folder for what each verdict stands on: evidence.json with the pictures' SHA-256, the"
                    + " marked areas, the evidence map, the screen straightened")
    private @Nullable Path evidence;

    @Option(
            names = "--progress",
            negatable = true,
            description = "show on the standard error how far the trace is; by default on a terminal. Ctrl-C ends it")
    private @Nullable Boolean progress;

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "PNG, JPEG, WebP, BMP, TIFF or a video")
    private List<Path> pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException, IOException {
        requireRightUse();
        List<TraceHints> hints = hints();
        WatermarkKey site = InputFiles.key(key);
        TokenPopulation population =
                tokens == null ? TokenPopulation.unknown(site) : TokenPopulation.of(site, InputFiles.tokens(tokens));
        EvidenceFolder folder = evidence == null
                ? null
                : EvidenceFolder.at(evidence, EvidenceFolder.Basis.of(site.fingerprint(), population.size(), tokens));
        opencv_core.setNumThreads(threads);
        boolean shown = progress != null ? progress : System.console() != null;
        try (TraceProgress listener = new TraceProgress(spec.commandLine().getErr(), shown)) {
            return run(new TraceRun(new Tracer(site), population, folder, listener), hints, listener);
        }
    }

    private void requireRightUse() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 to " + MOST_THREADS);
        }
        if (together && (pictures.size() < 2 || pictures.size() > Tracer.MOST_TOGETHER)) {
            throw new ParameterException(
                    spec.commandLine(), "--together takes two to " + Tracer.MOST_TOGETHER + " pictures");
        }
        if (cornersOf.keySet().stream().anyMatch(n -> n < 1 || n > pictures.size())) {
            throw new ParameterException(
                    spec.commandLine(), "--corners-of takes a picture's number, 1 to " + pictures.size());
        }
    }

    private int run(TraceRun run, List<TraceHints> hints, TraceProgress listener) throws IOException {
        try {
            return run(run, hints);
        } catch (CancellationException e) {
            listener.clear();
            spec.commandLine().getErr().println("trace: stopped; what was found before it is told above");
            return WatermarkCommand.INTERRUPTED;
        }
    }

    private int run(TraceRun run, List<TraceHints> hints) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        boolean attributed = false;
        for (int i = 0; i < (together ? 1 : pictures.size()); i++) {
            TraceLine line =
                    together ? run.of(pictures, hints) : run.of(pictures.subList(i, i + 1), hints.subList(i, i + 1));
            out.print(json.writeValueAsString(line) + "\n");
            out.flush();
            failed |= line.reason() != null && line.reason().startsWith("unreadable");
            attributed |= !line.matches().isEmpty();
        }
        return failed ? WatermarkCommand.FAILED : attributed ? 0 : WatermarkCommand.NOT_ATTRIBUTED;
    }

    /** Of each picture. */
    private List<TraceHints> hints() {
        try {
            Quadrilateral ofAll = corners == null ? null : Quadrilateral.of(corners);
            return IntStream.rangeClosed(1, pictures.size())
                    .mapToObj(n -> new TraceHints(cornersOf.getOrDefault(n, ofAll), edges, displays))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
