package io.yingdun.watermark.media;

import io.yingdun.watermark.media.PictureException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Frames of a video through FFmpeg, as luma: up to 48 of them, evenly spread over at most its first ten minutes. At most
 * 1 GiB and 20 megapixels a frame.
 */
final class VideoReader implements Footage {
    private static final long LARGEST_BYTES = 1L << 30;
    private static final long LARGEST_FRAME = 20_000_000;
    private static final int MOST_FRAMES = 48;
    private static final int MOST_DECODED = 18_000;
    private static final int START_BYTES = 512;

    private final Path file;
    private final int width;
    private final int height;
    private final int step;

    private VideoReader(Path file, int width, int height, int step) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.step = step;
    }

    static boolean isVideo(Path file) throws PictureException {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureFormat.of(in.readNBytes(START_BYTES)) == PictureFormat.VIDEO;
        } catch (IOException e) {
            throw new PictureException(
                    Reason.UNREADABLE_FILE, "the file cannot be read: check that it exists and may be read", e);
        }
    }

    static VideoReader open(Path file) throws PictureException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new PictureException(
                        Reason.TOO_MANY_BYTES, "the video is larger than 1 GiB: cut out the part that matters");
            }
        } catch (IOException e) {
            throw new PictureException(Reason.UNREADABLE_FILE, "the file cannot be read", e);
        }
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            int width = grabber.getImageWidth();
            int height = grabber.getImageHeight();
            if (width < 1 || height < 1) {
                throw new PictureException(Reason.DAMAGED, "the file has no moving picture in it");
            }
            if ((long) width * height > LARGEST_FRAME) {
                throw new PictureException(Reason.TOO_MANY_PIXELS, "the video's frames are larger than 20 megapixels");
            }
            int frames = Math.min(Math.max(grabber.getLengthInVideoFrames(), 1), MOST_DECODED);
            return new VideoReader(file, width, height, (frames + MOST_FRAMES - 1) / MOST_FRAMES);
        } catch (FrameGrabber.Exception e) {
            throw damaged(e);
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public boolean isVideo() {
        return true;
    }

    /** In colour, eight bits blue green red; the caller's pointer scope ends it. */
    Mat firstFrame() throws PictureException {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.setImageMode(ImageMode.COLOR);
            grabber.start();
            Mat frame = converter.convert(grabber.grabImage());
            if (frame == null) {
                throw new PictureException(Reason.DAMAGED, "no frame of the video can be decoded");
            }
            return frame.clone();
        } catch (FrameGrabber.Exception e) {
            throw damaged(e);
        }
    }

    @Override
    public void forEachFrame(Consumer<Picture> consumer) throws PictureException {
        int used = 0;
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.setImageMode(ImageMode.GRAY);
            grabber.start();
            for (int i = 0; i < MOST_DECODED && used < MOST_FRAMES; i++) {
                Frame frame = grabber.grabImage();
                if (frame == null) {
                    break;
                }
                if (i % step == 0 && frame.imageWidth == width && frame.imageHeight == height) {
                    consumer.accept(picture(frame));
                    used++;
                }
            }
        } catch (FrameGrabber.Exception e) {
            // Frames read so far are evidence; a cut-off recording is common.
            if (used == 0) {
                throw damaged(e);
            }
        }
        if (used == 0) {
            throw new PictureException(Reason.DAMAGED, "no frame of the video can be decoded");
        }
    }

    private Picture picture(Frame frame) {
        byte[] luma = new byte[width * height];
        ByteBuffer rows = ((ByteBuffer) frame.image[0]).duplicate();
        for (int y = 0; y < height; y++) {
            rows.position(y * frame.imageStride);
            rows.get(luma, y * width, width);
        }
        return Picture.owning(width, height, luma);
    }

    private static PictureException damaged(Exception cause) {
        return new PictureException(
                Reason.DAMAGED, "the video cannot be decoded: save it as MP4 with H.264 and try again", cause);
    }
}
