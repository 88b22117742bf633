package io.yingdun.watermark.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One picture, or a video whose frames count as one picture. Can be gone through again. */
public interface Footage {
    int width();

    int height();

    /** Hands over every frame that is to be looked at, all of the same size, in order. */
    void forEachFrame(Consumer<Picture> frame) throws PictureException;

    /** Whether it may have more than one frame. */
    default boolean isVideo() {
        return false;
    }

    /** At most so many of its frames, spread evenly. */
    default List<Picture> spread(int most) throws PictureException {
        List<Picture> kept = new ArrayList<>();
        int[] step = {1};
        int[] index = {0};
        forEachFrame(frame -> {
            if (index[0]++ % step[0] == 0) {
                kept.add(frame);
            }
            if (kept.size() > most) {
                step[0] *= 2;
                List<Picture> even = IntStream.range(0, kept.size())
                        .filter(i -> i % 2 == 0)
                        .mapToObj(kept::get)
                        .toList();
                kept.clear();
                kept.addAll(even);
            }
        });
        return kept;
    }

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
