package io.yingdun.watermark.media;

import java.nio.file.Path;

/**
 * Width and height of a picture or a video's frames, known before anything is decoded.
 *
 * @param width in pixels; of a JPEG whose EXIF orientation turns it, the height of what is shown
 */
public record PictureSize(long width, long height) {

    /** As the file's header has it; refuses what would not be decoded for its size. */
    public static PictureSize of(Path file) throws PictureException {
        if (VideoReader.isVideo(file)) {
            VideoReader video = VideoReader.open(file);
            return new PictureSize(video.width(), video.height());
        }
        PictureHeader header = PictureReader.header(PictureReader.bytes(file));
        return new PictureSize(header.width(), header.height());
    }

    /** The longer side, whichever way the picture is turned. */
    public long longerSide() {
        return Math.max(width, height);
    }
}
