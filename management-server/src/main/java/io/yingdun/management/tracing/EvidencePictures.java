package io.yingdun.management.tracing;

import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.Pixels;
import io.yingdun.watermark.media.ScreenView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see of a verdict.
 *
 * @param overview the picture in small, the marked areas framed
 * @param map the same under the evidence map; null where no mark was found
 * @param rectified the screen of the first match, straightened; null where its corners could not be told
 */
record EvidencePictures(
        BufferedImage overview,
        @Nullable BufferedImage map,
        @Nullable BufferedImage rectified) {

    private static final int LONGER_SIDE = 1_200;
    private static final Color FRAME = new Color(0xd4380d);
    private static final float LARGEST_HEAT = 0.7f;

    /** @throws PictureException if the file cannot be read any more */
    static EvidencePictures of(Path file, TraceOutcome outcome, TraceResult.@Nullable Evidence evidence)
            throws PictureException {
        BufferedImage plain = image(ScreenView.of(file, null, false, LONGER_SIDE));
        double scale = (double) plain.getWidth() / outcome.pictureWidth();
        Quadrilateral screen = outcome.matches().isEmpty()
                ? null
                : ScreenCorners.told(outcome.matches().get(0).corners());
        return new EvidencePictures(
                framed(plain, outcome.matches(), scale),
                evidence == null ? null : heated(plain, evidence, scale),
                screen == null ? null : image(ScreenView.of(file, screen, false, LONGER_SIDE)));
    }

    static BufferedImage image(Pixels pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.rgb(), 0, pixels.width());
        return image;
    }

    private static BufferedImage copy(BufferedImage plain) {
        BufferedImage copy = new BufferedImage(plain.getWidth(), plain.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.setData(plain.getData());
        return copy;
    }

    private static BufferedImage framed(BufferedImage plain, List<TraceOutcome.NamedEndpoint> matches, double scale) {
        BufferedImage framed = copy(plain);
        Graphics2D pen = framed.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(FRAME);
        pen.setStroke(new BasicStroke(3));
        for (TraceOutcome.NamedEndpoint match : matches) {
            List<List<Double>> corners = match.corners();
            if (corners != null) {
                pen.draw(frame(corners, scale));
            }
        }
        pen.dispose();
        return framed;
    }

    private static BufferedImage heated(BufferedImage plain, TraceResult.Evidence evidence, double scale) {
        BufferedImage heated = copy(plain);
        Graphics2D pen = heated.createGraphics();
        float[] values = evidence.values();
        double cell = evidence.cell() * scale;
        for (int i = 0; i < values.length; i++) {
            int left = (int) Math.round(i % evidence.columns() * cell);
            int top = (int) Math.round(i / evidence.columns() * cell);
            int right = (int) Math.round((i % evidence.columns() + 1) * cell);
            int bottom = (int) Math.round((i / evidence.columns() + 1) * cell);
            pen.setColor(new Color(
                    FRAME.getRed() / 255f,
                    FRAME.getGreen() / 255f,
                    FRAME.getBlue() / 255f,
                    LARGEST_HEAT * Math.max(0, Math.min(1, values[i]))));
            pen.fillRect(left, top, right - left, bottom - top);
        }
        pen.dispose();
        return heated;
    }

    private static Path2D frame(List<List<Double>> corners, double scale) {
        Path2D frame = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            double x = corners.get(i).get(0) * scale;
            double y = corners.get(i).get(1) * scale;
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
