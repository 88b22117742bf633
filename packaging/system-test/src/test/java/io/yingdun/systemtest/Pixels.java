package io.yingdun.systemtest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A picture's colours, row by row, without alpha. */
record Pixels(int width, int height, int[] rgb) {

    static Pixels of(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return new Pixels(
                    image.getWidth(),
                    image.getHeight(),
                    Arrays.stream(rgb).map(pixel -> pixel & 0xFFFFFF).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pixels differ within the rectangle from (left, top) up to, not including, (right, bottom). */
    int differences(Pixels other, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (rgb[y * width + x] != other.rgb[y * width + x]) {
                    count++;
                }
            }
        }
        return count;
    }

    int differences(Pixels other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("pictures of different sizes");
        }
        return differences(other, 0, 0, width, height);
    }

    /** Sum over all channels: how much two pictures differ, in squared grey levels. */
    long squaredDifference(Pixels other) {
        long sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = ((rgb[i] >> shift) & 0xFF) - ((other.rgb[i] >> shift) & 0xFF);
                sum += (long) difference * difference;
            }
        }
        return sum;
    }
}
