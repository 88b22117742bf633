package io.yingdun.watermark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.Screens;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.Tracer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoReaderTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Token TOKEN = new Token(0xabcdefL);

    @TempDir
    private Path directory;

    @Test
    void framesOfARecordingAddUpToOnePicture() throws Exception {
        Footage footage = Footage.open(recording("screen.mp4", 12));
        assertThat(footage.width()).isEqualTo(640);
        List<Picture> frames = new ArrayList<>();
        footage.forEachFrame(frames::add);
        assertThat(frames).hasSize(12).allMatch(frame -> frame.height() == 480);
        TokenPopulation population = TokenPopulation.of(KEY, List.of(TOKEN, new Token(1)));
        var verdict = new Tracer(KEY).trace(footage, population, TraceHints.NONE, TraceListener.NONE);
        assertThat(verdict.matches()).extracting(Match::token).containsExactly(TOKEN);
    }

    @Test
    void framesAreSpreadOverTheWholeVideoWhateverTheirNumber() throws Exception {
        for (int count : new int[] {48, 49, 95, 97}) {
            List<Picture> frames = new ArrayList<>();
            Footage.open(ramp(count)).forEachFrame(frames::add);
            int last = frames.get(frames.size() - 1).luma()[0] & 0xff;
            assertThat(frames).hasSizeBetween(count / 3, 48);
            assertThat(last).isGreaterThan(2 * (count - 4));
        }
    }

    /** Frames that grow brighter by two levels each. */
    private Path ramp(int frames) throws Exception {
        Path file = directory.resolve(frames + ".avi");
        return recorded(file, frames, 64, 64, i -> {
            var image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D g = image.createGraphics();
            g.setColor(new Color(2 * i, 2 * i, 2 * i));
            g.fillRect(0, 0, 64, 64);
            g.dispose();
            return image;
        });
    }

    @Test
    void cutOffRecordingIsReadAsFarAsItGoesOrRefused() throws Exception {
        byte[] whole = Files.readAllBytes(recording("screen.avi", 12));
        Path cut = directory.resolve("cut.avi");
        for (int tenths = 1; tenths < 10; tenths++) {
            Files.write(cut, Arrays.copyOf(whole, whole.length * tenths / 10));
            int[] frames = new int[1];
            try {
                Footage.open(cut).forEachFrame(frame -> frames[0]++);
                assertThat(frames[0]).isPositive();
            } catch (PictureException e) {
                assertThat(e.reason()).isEqualTo(PictureException.Reason.DAMAGED);
            }
        }
    }

    @Test
    void refusesWhatOnlyLooksLikeAVideo() throws Exception {
        Path file = directory.resolve("fake.mp4");
        Files.write(file, new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 0, 0});
        assertThatThrownBy(() -> Footage.open(file)).isInstanceOf(PictureException.class);
    }

    /** A marked screen on which text moves, as H.264 in MP4 or Motion JPEG in AVI. */
    private Path recording(String name, int frames) throws Exception {
        return recorded(directory.resolve(name), frames, 640, 480, i -> {
            Capture frame = Capture.of(Screens.TEXT.of(640, 480, i)).marked(KEY, TOKEN, 1.0);
            var image = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
            image.getGraphics().drawImage(frame.image(), 0, 0, null);
            return image;
        });
    }

    private static Path recorded(Path file, int frames, int width, int height, IntFunction<BufferedImage> frame)
            throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            boolean avi = file.toString().endsWith(".avi");
            recorder.setVideoCodec(avi ? avcodec.AV_CODEC_ID_MJPEG : avcodec.AV_CODEC_ID_H264);
            recorder.setPixelFormat(avi ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(10);
            recorder.setVideoBitrate(6_000_000);
            recorder.start();
            for (int i = 0; i < frames; i++) {
                recorder.record(converter.convert(frame.apply(i)));
            }
            recorder.stop();
        }
        return file;
    }
}
