package io.yingdun.watermark.trace;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see of a verdict, for people.
 *
 * @param overview the picture in small, the marked areas framed
 * @param map the same under the evidence map; null where no mark was found
 * @param rectified the screen of the first match, straightened; null where its corners could not be told
 */
public record EvidencePictures(
        BufferedImage overview,
        @Nullable BufferedImage map,
        @Nullable BufferedImage rectified) {

    private static final int LONGER_SIDE = 1_200;
    private static final Color FRAME = new Color(0xd4380d);
    private static final float LARGEST_HEAT = 0.7f;

    /**
     * Of a picture's file.
     *
     * @param matches corners of each match in picture pixels, the strongest first; null where they could not be told
     * @param pictureWidth in pixels, as the trace saw it
     * @throws PictureException if the file cannot be read any more
     */
    public static EvidencePictures of(
            Path file, List<@Nullable Quadrilateral> matches, @Nullable EvidenceMap evidence, int pictureWidth)
            throws PictureException {
        List<Quadrilateral> marked = matches.stream().filter(Objects::nonNull).toList();
        Quadrilateral first = matches.isEmpty() ? null : matches.get(0);
        boolean isScreen =
                first != null && (first.isConvex() || first.mirrored().isConvex());
        ScreenView.WholeAndScreen views = ScreenView.both(file, isScreen ? first : null, LONGER_SIDE);
        BufferedImage plain = views.whole().image();
        double scale = (double) plain.getWidth() / pictureWidth;
        Pixels straightened = views.screen();
        return new EvidencePictures(
                framed(plain, marked, scale),
                evidence == null ? null : heated(plain, evidence, scale),
                straightened == null ? null : straightened.image());
    }

    private static BufferedImage copy(BufferedImage plain) {
        BufferedImage copy = new BufferedImage(plain.getWidth(), plain.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.setData(plain.getData());
        return copy;
    }

    private static BufferedImage framed(BufferedImage plain, List<Quadrilateral> marked, double scale) {
        BufferedImage framed = copy(plain);
        Graphics2D pen = framed.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(FRAME);
        pen.setStroke(new BasicStroke(3));
        marked.forEach(area -> pen.draw(frame(area.scaled(scale))));
        pen.dispose();
        return framed;
    }

    private static BufferedImage heated(BufferedImage plain, EvidenceMap evidence, double scale) {
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

    private static Path2D frame(Quadrilateral area) {
        Path2D frame = new Path2D.Double();
        frame.moveTo(area.topLeft().x(), area.topLeft().y());
        area.corners().stream().skip(1).forEach(corner -> frame.lineTo(corner.x(), corner.y()));
        frame.closePath();
        return frame;
    }
}
