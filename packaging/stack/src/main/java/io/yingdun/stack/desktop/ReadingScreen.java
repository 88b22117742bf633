package io.yingdun.stack.desktop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** A made-up dark reading screen: a tool bar, a list, and four viewports with sections of a phantom. */
public final class ReadingScreen implements Drawing {

    private static final Color BACKGROUND = new Color(11, 13, 16);
    private static final Color PANEL = new Color(24, 27, 32);
    private static final Color LINE = new Color(52, 57, 66);
    private static final Color WORD = new Color(120, 128, 140);

    @Override
    public void draw(Graphics2D graphics, int width, int height) {
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, width, height);
        int list = Math.max(120, width / 6);
        int bar = Math.max(24, height / 14);
        graphics.setColor(PANEL);
        graphics.fillRect(0, 0, width, bar);
        graphics.fillRect(0, bar, list, height - bar);
        graphics.setColor(WORD);
        for (int tool = 0; tool < 12; tool++) {
            graphics.fill(new Ellipse2D.Double(12.0 + tool * bar * 1.4, bar * 0.3, bar * 0.4, bar * 0.4));
        }
        for (int row = 0; bar + 14 + row * 22 < height - 20; row++) {
            graphics.fillRect(14, bar + 14 + row * 22, list / 2 + row * 37 % (list / 3), 8);
        }
        int viewports = 4;
        int each = (width - list) / viewports;
        for (int index = 0; index < viewports; index++) {
            section(graphics, list + index * each, bar, each, height - bar, index);
        }
    }

    private static void section(Graphics2D graphics, int x, int y, int width, int height, int index) {
        graphics.setColor(LINE);
        graphics.draw(new Rectangle2D.Double(x, y, width - 1, height - 1));
        double size = Math.min(width, height) * 0.8;
        double left = x + (width - size) / 2;
        double top = y + (height - size) / 2;
        disc(graphics, left, top, size, 58);
        disc(graphics, left + size * 0.06, top + size * 0.06, size * 0.88, 30 + 4 * index);
        disc(graphics, left + size * 0.2, top + size * 0.3, size * 0.2, 12);
        disc(graphics, left + size * 0.6, top + size * 0.3, size * 0.2, 12);
        disc(graphics, left + size * (0.35 + 0.05 * index), top + size * 0.55, size * 0.16, 84);
    }

    private static void disc(Graphics2D graphics, double x, double y, double size, int grey) {
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fill(new Ellipse2D.Double(x, y, size, size));
    }
}
