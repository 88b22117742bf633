package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.trace.Tracer;

/** How much one request may bring; the request as a whole is limited by {@code spring.servlet.multipart}. */
final class UploadLimits {

    /** Of one leak. */
    static final int MOST_PICTURES = Tracer.MOST_TOGETHER;

    /** Of all pictures and frames of one trace together: each keeps a byte a pixel while the others are searched. */
    static final long MOST_PIXELS = 200_000_000;

    private static final long LARGEST_PICTURE = 64L << 20;
    private static final long LARGEST_VIDEO = 256L << 20;

    private UploadLimits() {}

    static void requireCount(int pictures) {
        if (pictures < 1 || pictures > MOST_PICTURES) {
            throw ProblemException.invalid("file", "one to " + MOST_PICTURES + " pictures or videos of one leak");
        }
    }

    static void requireSize(PictureType type, long bytes, String fileName) {
        long largest = type.isVideo() ? LARGEST_VIDEO : LARGEST_PICTURE;
        if (bytes > largest) {
            throw new ProblemException(
                    "upload-too-large",
                    413,
                    "Upload too large",
                    "\"" + fileName + "\" has more than " + (largest >> 20) + " MiB; cut out the part that matters.");
        }
    }
}
