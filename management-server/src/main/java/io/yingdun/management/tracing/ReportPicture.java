package io.yingdun.management.tracing;

import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.media.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The traced picture in small, with the marked areas framed. */
final class ReportPicture {

    /** Decoded colours take 8 bytes a pixel for a moment; beyond this the page goes without a picture. */
    static final long LARGEST_PIXELS = 40_000_000;

    private static final int LONGER_SIDE = 1_200;

    private ReportPicture() {}

    static Optional<BufferedImage> of(Path file, List<TraceOutcome.NamedEndpoint> matches) {
        Pixels pixels;
        try {
            pixels = PictureReader.readPixels(file);
        } catch (PictureException e) {
            return Optional.empty();
        }
        int step = Math.max(1, (Math.max(pixels.width(), pixels.height()) + LONGER_SIDE - 1) / LONGER_SIDE);
        BufferedImage small = averaged(pixels, step);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xd4380d));
        pen.setStroke(new BasicStroke(3));
        for (TraceOutcome.NamedEndpoint match : matches) {
            List<List<Double>> corners = match.corners();
            if (corners != null) {
                pen.draw(frame(corners, step));
            }
        }
        pen.dispose();
        return Optional.of(small);
    }

    private static BufferedImage averaged(Pixels pixels, int step) {
        int width = Math.max(1, pixels.width() / step);
        int height = Math.max(1, pixels.height() / step);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, average(pixels, x * step, y * step, step));
            }
        }
        return small;
    }

    private static int average(Pixels pixels, int left, int top, int step) {
        int right = Math.min(left + step, pixels.width());
        int bottom = Math.min(top + step, pixels.height());
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = pixels.rgb()[y * pixels.width() + x];
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
            }
        }
        int count = (right - left) * (bottom - top);
        return red / count << 16 | green / count << 8 | blue / count;
    }

    private static Path2D frame(List<List<Double>> corners, int step) {
        Path2D frame = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            double x = corners.get(i).get(0) / step;
            double y = corners.get(i).get(1) / step;
            if (i == 0) {
                frame.moveTo(x, y);
            } else {
                frame.lineTo(x, y);
            }
        }
        frame.closePath();
        return frame;
    }
}
