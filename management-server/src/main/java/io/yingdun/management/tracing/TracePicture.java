package io.yingdun.management.tracing;

import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureSize;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture or video of a trace.
 *
 * @param sha256 of the file, under which it is stored
 * @param longerSide in pixels; null of one that cannot be read, or came to a server that did not ask
 * @param corners of the screen as an officer told them, four [x, y] in its pixels
 * @param edges of the screen as an officer told them, of each two [x, y] in its pixels; null where corners are told
 */
record TracePicture(
        String fileName,
        String sha256,
        String mediaType,
        long bytes,
        @Nullable Long longerSide,
        @Nullable List<List<Double>> corners,
        @Nullable List<List<List<Double>>> edges) {

    ScreenPlace place() {
        return new ScreenPlace(ScreenCorners.quadrilateral(corners), ScreenEdges.edges(edges));
    }

    /** With its size, which the file's header tells. */
    TracePicture measured(Path file) throws PictureException {
        long measured = PictureSize.of(file).longerSide();
        return new TracePicture(fileName, sha256, mediaType, bytes, measured, corners, edges);
    }

    /** Refuses a screen too far outside a picture whose size is known. */
    TracePicture withPlace(ScreenPlace place) {
        if (longerSide != null) {
            place.requireNear(longerSide);
        }
        return new TracePicture(
                fileName,
                sha256,
                mediaType,
                bytes,
                longerSide,
                ScreenCorners.pairs(place.corners()),
                ScreenEdges.pairs(place.edges()));
    }
}
