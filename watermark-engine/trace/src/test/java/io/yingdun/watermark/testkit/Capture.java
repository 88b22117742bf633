package io.yingdun.watermark.testkit;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Orientation;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.overlay.Compositor;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** A picture on its way from a screen to an officer: each method returns what the step makes of it. */
public record Capture(BufferedImage image) {

    /** The bare screen. */
    public static Capture of(BufferedImage screen) {
        return new Capture(screen);
    }

    /** Under the overlay of this token at the default strength. */
    public Capture marked(WatermarkKey key, Token token, double displayScale) {
        return marked(key, token, Strength.DEFAULT, displayScale);
    }

    public Capture marked(WatermarkKey key, Token token, Strength strength, double displayScale) {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var tile =
                new OverlayRenderer(key.carrierKey()).render(new TokenCode(key).encode(token), strength, displayScale);
        new Compositor(tile).apply(rgb, image.getWidth());
        BufferedImage out = blank(image.getWidth(), image.getHeight());
        out.setRGB(0, 0, image.getWidth(), image.getHeight(), rgb, 0, image.getWidth());
        return new Capture(out);
    }

    public Capture cropped(int left, int top, int width, int height) {
        BufferedImage out = blank(width, height);
        Graphics2D g = out.createGraphics();
        g.drawImage(image, -left, -top, null);
        g.dispose();
        return new Capture(out);
    }

    public Capture scaled(double sx, double sy) {
        int width = (int) Math.round(image.getWidth() * sx);
        int height = (int) Math.round(image.getHeight() * sy);
        BufferedImage out = blank(width, height);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return new Capture(out);
    }

    /** Laid on this ground with its top left corner here. */
    public Capture pastedOn(BufferedImage ground, int x, int y) {
        BufferedImage out = blank(ground.getWidth(), ground.getHeight());
        Graphics2D g = out.createGraphics();
        g.drawImage(ground, 0, 0, null);
        g.drawImage(image, x, y, null);
        g.dispose();
        return new Capture(out);
    }

    /** Turned or mirrored, pixel by pixel. */
    public Capture turned(Orientation orientation) {
        int width = orientation.swapsSides() ? image.getHeight() : image.getWidth();
        int height = orientation.swapsSides() ? image.getWidth() : image.getHeight();
        BufferedImage out = blank(width, height);
        Homography map = orientation.toPicture(width, height);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Point place = map.map(x + 0.5, y + 0.5);
                out.setRGB((int) place.x(), (int) place.y(), image.getRGB(x, y));
            }
        }
        return new Capture(out);
    }

    public Capture jpeg(int quality) {
        try {
            return new Capture(ImageIO.read(new ByteArrayInputStream(jpegBytes(quality))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] jpegBytes(int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public byte[] bytes(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("this Java writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Picture picture() {
        int width = image.getWidth();
        int height = image.getHeight();
        return Picture.ofRgb(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }
}
