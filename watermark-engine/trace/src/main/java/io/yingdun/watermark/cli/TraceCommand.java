package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.trace.Together;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            "3:no picture could be attributed"
        })
final class TraceCommand implements Callable<Integer> {
    private static final int CORNERS = 4;
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
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "processor cores to use, default ${DEFAULT-VALUE}")
    private int threads;

    @Option(
            names = "--together",
            description = "the pictures (two to eight) are of one leak: one line for all, adding up what each tells")
    private boolean together;

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = "PNG, JPEG, WebP, BMP, TIFF or a video")
    private List<Path> pictures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InputException {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 to " + MOST_THREADS);
        }
        if (together && (corners != null || pictures.size() < 2 || pictures.size() > Tracer.MOST_TOGETHER)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--together takes two to " + Tracer.MOST_TOGETHER + " pictures and no --corners");
        }
        TraceHints hints = hints();
        WatermarkKey site = InputFiles.key(key);
        TokenPopulation population =
                tokens == null ? TokenPopulation.unknown(site) : TokenPopulation.of(site, InputFiles.tokens(tokens));
        opencv_core.setNumThreads(threads);
        Tracer tracer = new Tracer(site);
        JsonMapper json = JsonMapper.builder().build();
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        boolean attributed = false;
        for (Path picture : together ? pictures.subList(0, 1) : pictures) {
            TraceLine line = together ? traceTogether(tracer, population) : trace(tracer, population, hints, picture);
            out.print(json.writeValueAsString(line) + "\n");
            out.flush();
            failed |= line.reason() != null && line.reason().startsWith("unreadable");
            attributed |= !line.matches().isEmpty();
        }
        return failed ? WatermarkCommand.FAILED : attributed ? 0 : WatermarkCommand.NOT_ATTRIBUTED;
    }

    private TraceLine trace(Tracer tracer, TokenPopulation population, TraceHints hints, Path picture) {
        long start = System.nanoTime();
        try {
            Footage footage = Footage.open(picture);
            TraceVerdict verdict = tracer.trace(footage, population, hints, TraceListener.NONE);
            return TraceLine.of(picture.toString(), verdict, secondsSince(start));
        } catch (PictureException e) {
            return TraceLine.unreadable(picture.toString(), e.getMessage(), secondsSince(start));
        }
    }

    /** Told of the picture that shows the mark most clearly; one that cannot be read spoils all. */
    private TraceLine traceTogether(Tracer tracer, TokenPopulation population) {
        long start = System.nanoTime();
        Path opening = pictures.get(0);
        try {
            List<Footage> footage = new ArrayList<>();
            for (Path picture : pictures) {
                opening = picture;
                footage.add(Footage.open(picture));
            }
            Together verdict = tracer.traceTogether(footage, population, TraceListener.NONE);
            return TraceLine.of(pictures.get(verdict.picture()).toString(), verdict.verdict(), secondsSince(start));
        } catch (PictureException e) {
            return TraceLine.unreadable(opening.toString(), e.getMessage(), secondsSince(start));
        }
    }

    private TraceHints hints() {
        if (corners == null) {
            return TraceHints.NONE;
        }
        try {
            if (corners.size() != CORNERS) {
                throw new IllegalArgumentException("--corners takes four of x,y");
            }
            return new TraceHints(new Quadrilateral(corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }
}
