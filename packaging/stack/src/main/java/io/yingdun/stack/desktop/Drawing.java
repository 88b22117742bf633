package io.yingdun.stack.desktop;

import io.yingdun.stack.process.StackException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture that can be drawn at any size; the same size gives the same pixels. */
public interface Drawing {

    void draw(Graphics2D graphics, int width, int height);

    default BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(graphics, width, height);
        graphics.dispose();
        return image;
    }

    default void write(Path png, int width, int height) {
        try {
            ImageIO.write(image(width, height), "png", png.toFile());
        } catch (IOException e) {
            throw new StackException(png + " cannot be written: " + e.getMessage(), e);
        }
    }
}
