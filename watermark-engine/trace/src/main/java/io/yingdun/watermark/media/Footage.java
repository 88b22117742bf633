package io.yingdun.watermark.media;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One picture, or a video whose frames count as one picture. Can be gone through again. */
public interface Footage {
    int width();

    int height();

    /** Hands over every frame that is to be looked at, all of the same size, in order. */
    void forEachFrame(Consumer<Picture> frame) throws PictureException;

    /** A single picture. */
    static Footage of(Picture picture) {
        return new Footage() {
            @Override
            public int width() {
                return picture.width();
            }

            @Override
            public int height() {
                return picture.height();
            }

            @Override
            public void forEachFrame(Consumer<Picture> frame) {
                frame.accept(picture);
            }
        };
    }

    /** The picture or video in this file, told apart by its content. */
    static Footage open(Path file) throws PictureException {
        return VideoReader.isVideo(file) ? VideoReader.open(file) : of(PictureReader.read(file));
    }
}
