package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.TokenPopulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a picture, or more tokens, than the machine has memory for. The engine's large arrays lie outside the Java heap, where
 * running out is answered by the kernel ending the server and not by an exception.
 */
final class MemoryBudget {

    /** The tracer keeps about 25 bytes a pixel; the decoded colours and the luma plane come on top. */
    static final long BYTES_A_PIXEL = 32;

    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private MemoryBudget() {}

    static void require(long width, long height) throws TraceFailure {
        require(width, height, available());
    }

    /** Of several pictures one is worked on at a time, while a byte a pixel is kept of each. */
    static void requireTogether(long pixels) throws TraceFailure {
        if (pixels > UploadLimits.MOST_PIXELS) {
            throw new TraceFailure(
                    TraceFailure.Code.PICTURES_TOO_LARGE,
                    "The pictures have more than " + UploadLimits.MOST_PIXELS / 1_000_000
                            + " megapixels together. Leave some out, or upload parts of them.");
        }
    }

    static void require(long width, long height, long availableBytes) throws TraceFailure {
        long needed = width * height * BYTES_A_PIXEL;
        if (needed > availableBytes / 5 * 4) {
            throw new TraceFailure(
                    TraceFailure.Code.PICTURE_TOO_LARGE,
                    "The picture has " + width + " × " + height + " pixels; tracing it needs about "
                            + (needed >> 20) + " MiB of memory and the server has " + (availableBytes >> 20)
                            + " MiB to spare. Upload a part of it, or give the server more memory.");
        }
    }

    /** Whether so many tokens leave half of the heap to everything else. */
    static boolean holds(long tokens, long heapBytes) {
        return tokens * TokenPopulation.BYTES_A_TOKEN <= heapBytes / 2;
    }

    static void requireTokens(long tokens, long heapBytes) throws TraceFailure {
        if (!holds(tokens, heapBytes)) {
            throw new TraceFailure(
                    TraceFailure.Code.TOO_MANY_TOKENS,
                    "More than " + tokens / 1_000_000
                            + " million tokens were issued, which is more than the server has memory for. Give it more"
                            + " (-Xmx, nine bytes a token and as much again).");
        }
    }

    private static long available() {
        try {
            for (String line : Files.readAllLines(MEMINFO)) {
                Matcher matcher = AVAILABLE.matcher(line);
                if (matcher.matches()) {
                    return Long.parseLong(matcher.group(1)) << 10;
                }
            }
        } catch (IOException noSuchFile) {
            return Runtime.getRuntime().maxMemory();
        }
        return Runtime.getRuntime().maxMemory();
    }
}
