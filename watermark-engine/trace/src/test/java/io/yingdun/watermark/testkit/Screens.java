package io.yingdun.watermark.testkit;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What a screen may show: drawn, not photographed, but with the structure that disturbs a mark. */
public enum Screens {
    TEXT {
        @Override
        void draw(Graphics2D g, int width, int height, Random random) {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            lines(g, width, height, random, Color.BLACK, 16, 24);
        }
    },
    DENSE_TEXT {
        @Override
        void draw(Graphics2D g, int width, int height, Random random) {
            g.setColor(new Color(250, 250, 248));
            g.fillRect(0, 0, width, height);
            lines(g, width, height, random, new Color(20, 20, 30), 13, 17);
        }
    },
    DARK {
        @Override
        void draw(Graphics2D g, int width, int height, Random random) {
            g.setColor(new Color(24, 26, 31));
            g.fillRect(0, 0, width, height);
            g.setColor(new Color(40, 42, 48));
            g.fillRect(0, 0, width / 6, height);
            lines(g, width, height, random, new Color(200, 200, 210), 15, 22);
        }
    },
    PHOTO {
        @Override
        void draw(Graphics2D g, int width, int height, Random random) {
            BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int octave = 2; octave <= 256; octave *= 2) {
                int cells = Math.max(2, width / octave);
                BufferedImage coarse = new BufferedImage(cells, cells, BufferedImage.TYPE_INT_ARGB);
                for (int i = 0; i < cells * cells; i++) {
                    int alpha = octave == 2 ? 10 : 90;
                    coarse.setRGB(i % cells, i / cells, alpha << 24 | random.nextInt(1 << 24));
                }
                Graphics2D layer = noise.createGraphics();
                layer.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
                layer.drawImage(coarse, 0, 0, width, height, null);
                layer.dispose();
            }
            g.drawImage(noise, 0, 0, null);
        }
    },
    GREY {
        @Override
        void draw(Graphics2D g, int width, int height, Random random) {
            g.setColor(new Color(128, 128, 128));
            g.fillRect(0, 0, width, height);
        }
    };

    abstract void draw(Graphics2D g, int width, int height, Random random);

    /** The screen of this seed. */
    public BufferedImage of(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        draw(g, width, height, new Random(seed));
        g.dispose();
        return image;
    }

    private static void lines(Graphics2D g, int width, int height, Random random, Color ink, int size, int pitch) {
        g.setColor(ink);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = pitch; y < height; y += pitch) {
            StringBuilder line = new StringBuilder();
            while (line.length() < width / size * 2) {
                for (int i = 2 + random.nextInt(8); i > 0; i--) {
                    line.append((char) ('a' + random.nextInt(26)));
                }
                line.append(' ');
            }
            g.drawString(line.toString(), width / 20, y);
        }
    }
}
