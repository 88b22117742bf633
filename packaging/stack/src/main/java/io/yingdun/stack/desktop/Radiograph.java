package io.yingdun.stack.desktop;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** A made-up chest radiograph: soft mid-greys, ribs, and the grain that every detector has. */
public final class Radiograph implements Drawing {

    private static final int GRAIN_GREY_LEVELS = 5;

    @Override
    public void draw(Graphics2D graphics, int width, int height) {
        graphics.setColor(new Color(18, 18, 20));
        graphics.fillRect(0, 0, width, height);
        double body = Math.min(width, height) * 0.94;
        double left = (width - body) / 2;
        double top = (height - body) / 2;
        graphics.setPaint(glow(width / 2.0, height / 2.0, body * 0.62, 205, 120));
        graphics.fill(new RoundRectangle2D.Double(left, top, body, body, body / 3, body / 3));
        lung(graphics, left + body * 0.12, top + body * 0.14, body);
        lung(graphics, left + body * 0.54, top + body * 0.14, body);
        graphics.setPaint(glow(width / 2.0 + body * 0.06, top + body * 0.62, body * 0.2, 178, 128));
        graphics.fill(new Ellipse2D.Double(width / 2.0 - body * 0.12, top + body * 0.44, body * 0.36, body * 0.36));
        ribs(graphics, left, top, body);
        grain(graphics, width, height);
    }

    private static void lung(Graphics2D graphics, double x, double y, double body) {
        graphics.setPaint(glow(x + body * 0.17, y + body * 0.33, body * 0.4, 46, 100));
        graphics.fill(new Ellipse2D.Double(x, y, body * 0.34, body * 0.68));
    }

    private static void ribs(Graphics2D graphics, double left, double top, double body) {
        graphics.setStroke(new BasicStroke((float) (body * 0.014)));
        graphics.setColor(new Color(235, 235, 235, 70));
        for (int rib = 0; rib < 9; rib++) {
            double y = top + body * (0.1 + 0.075 * rib);
            graphics.draw(new Arc2D.Double(left + body * 0.08, y, body * 0.4, body * 0.16, 20, 150, Arc2D.OPEN));
            graphics.draw(new Arc2D.Double(left + body * 0.52, y, body * 0.4, body * 0.16, 10, 150, Arc2D.OPEN));
        }
    }

    private static RadialGradientPaint glow(double x, double y, double radius, int inner, int outer) {
        return new RadialGradientPaint(new Point2D.Double(x, y), (float) radius, new float[] {0, 1}, new Color[] {
            new Color(inner, inner, inner), new Color(outer, outer, outer)
        });
    }

    private static void grain(Graphics2D graphics, int width, int height) {
        Random random = new Random(20_260_309);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                double grey = random.nextGaussian() * GRAIN_GREY_LEVELS;
                graphics.setColor(new Color(grey > 0 ? 255 : 0, grey > 0 ? 255 : 0, grey > 0 ? 255 : 0, (int)
                        Math.min(40, Math.abs(grey))));
                graphics.fillRect(x, y, 2, 2);
            }
        }
    }
}
