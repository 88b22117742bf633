package io.yingdun.bench.engine;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A recording of a marked screen, as a screen recorder's encoder leaves it. Needs Debian's ffmpeg. */
final class Recording {
    static final int WIDTH = 960;
    static final int HEIGHT = 540;
    static final int FRAMES_A_SECOND = 10;

    private static final int SCROLLED = 23;

    /** What the screen does meanwhile. */
    enum Content {
        STILL,
        /** A page is moved up by 23 px a frame. */
        SCROLLING,
        /** A film in two thirds of the screen, moving by some pixels a frame. */
        FILM
    }

    /** Names as ffmpeg has them. */
    enum Codec {
        H264("libx264"),
        H265("libx265");

        private final String encoder;

        Codec(String encoder) {
            this.encoder = encoder;
        }
    }

    private final BufferedImage page;
    private final BufferedImage film;
    private final Content content;

    Recording(Scene scene, Content content, int frames, long seed) {
        this.content = content;
        int height = content == Content.SCROLLING ? HEIGHT + frames * SCROLLED : HEIGHT;
        page = scene.screen(WIDTH, height, seed);
        film = content == Content.FILM
                ? Textures.photograph(WIDTH + 6 * frames, HEIGHT + 3 * frames, new Random(seed))
                : page;
    }

    /** Opaque pixels of the bare screen. */
    int[] frame(int index) {
        BufferedImage screen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = screen.createGraphics();
        g.drawImage(page, 0, content == Content.SCROLLING ? -index * SCROLLED : 0, null);
        if (content == Content.FILM) {
            g.setClip(WIDTH / 6, HEIGHT / 6, WIDTH * 2 / 3, HEIGHT * 2 / 3);
            g.drawImage(film, -5 * index, -3 * index, null);
        }
        g.dispose();
        return Rgb.pixels(screen);
    }

    /** Frames of the marked screen, encoded at this constant rate factor into a file. */
    static void encode(Iterable<int[]> frames, Codec codec, int crf, Path file) throws IOException {
        Process ffmpeg = new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-loglevel",
                        "error",
                        "-y",
                        "-threads",
                        "1",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-s",
                        WIDTH + "x" + HEIGHT,
                        "-r",
                        String.valueOf(FRAMES_A_SECOND),
                        "-i",
                        "-",
                        "-c:v",
                        codec.encoder,
                        "-crf",
                        String.valueOf(crf),
                        "-pix_fmt",
                        "yuv420p",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream out = new BufferedOutputStream(ffmpeg.getOutputStream(), 1 << 20)) {
            for (int[] frame : frames) {
                byte[] bytes = new byte[3 * frame.length];
                for (int i = 0; i < frame.length; i++) {
                    bytes[3 * i] = (byte) (frame[i] >> 16);
                    bytes[3 * i + 1] = (byte) (frame[i] >> 8);
                    bytes[3 * i + 2] = (byte) frame[i];
                }
                out.write(bytes);
            }
        }
        try {
            if (!ffmpeg.waitFor(5, TimeUnit.MINUTES) || ffmpeg.exitValue() != 0) {
                ffmpeg.destroyForcibly();
                throw new IOException("ffmpeg did not encode " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while encoding " + file, e);
        }
    }
}
