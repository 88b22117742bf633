package io.yingdun.management.tracing;

import io.yingdun.management.token.SiteKey;
import io.yingdun.watermark.overlay.Compositor;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Screens with text and a picture on them, bare or under the overlay that an agent would draw. */
final class MarkedPictures {

    private MarkedPictures() {}

    static byte[] bare(int width, int height) {
        return png(screen(width, height));
    }

    static byte[] marked(int width, int height, SiteKey key, Token token) {
        return png(marked(width, height, 1.0, key, token));
    }

    /** A screenshot of a whole screen of this scaling, as small as a chat makes it. */
    static byte[] shrunk(BufferedImage screen, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Image averaged = screen.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        small.getGraphics().drawImage(averaged, 0, 0, null);
        return png(small);
    }

    static BufferedImage marked(int width, int height, double displayScale, SiteKey key, Token token) {
        BufferedImage screen = screen(width, height);
        int[] rgb = screen.getRGB(0, 0, width, height, null, 0, width);
        new Compositor(new OverlayRenderer(key.carrierKey())
                        .render(key.codeword(token), Strength.DEFAULT, displayScale))
                .apply(rgb, width);
        screen.setRGB(0, 0, width, height, rgb, 0, width);
        return screen;
    }

    private static BufferedImage screen(int width, int height) {
        BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = screen.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(40, 44, 52));
        pen.fillRect(0, 0, width / 3, height);
        pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 14));
        for (int y = 20; y < height; y += 22) {
            pen.setColor(y % 44 == 20 ? Color.BLACK : Color.GRAY);
            pen.drawString("Chest CT, axial, 1.25 mm; comparison of " + y, width / 3 + 20, y);
        }
        pen.dispose();
        return screen;
    }

    /** Two seconds of this picture as H.264. */
    static Path video(Path folder, byte[] png) throws IOException {
        Path file = folder.resolve("screen.mp4");
        BufferedImage screen = ImageIO.read(new ByteArrayInputStream(png));
        try (FFmpegFrameRecorder recorder =
                        new FFmpegFrameRecorder(file.toFile(), screen.getWidth(), screen.getHeight());
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(10);
            recorder.setVideoBitrate(6_000_000);
            recorder.start();
            BufferedImage frame =
                    new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
            frame.getGraphics().drawImage(screen, 0, 0, null);
            for (int i = 0; i < 20; i++) {
                recorder.record(converter.convert(frame));
            }
            recorder.stop();
        }
        return file;
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
