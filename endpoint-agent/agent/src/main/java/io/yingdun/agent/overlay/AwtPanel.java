package io.yingdun.agent.overlay;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import javax.swing.JWindow;
import javax.swing.RepaintManager;

/**
 * One translucent window. Source-over would blend twice: every pixel is replaced by the tile's own value.
 */
final class AwtPanel extends JWindow {
    private static final long serialVersionUID = 1L;
    private static final Color NOTHING = new Color(0, 0, 0, 0);

    private transient Panel panel;
    private transient BufferedImage tile;

    AwtPanel(Panel panel) {
        this.panel = panel;
        this.tile = image(panel);
        DisplayMonitor monitor = panel.monitor();
        setType(Type.POPUP);
        setFocusableWindowState(false);
        setAutoRequestFocus(false);
        setAlwaysOnTop(true);
        setBackground(NOTHING);
        getRootPane().setDoubleBuffered(false);
        getRootPane().setOpaque(false);
        setBounds(monitor.x(), monitor.y(), monitor.width(), monitor.height());
    }

    private static BufferedImage image(Panel panel) {
        int period = panel.tile().period();
        BufferedImage image = new BufferedImage(period, period, BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, period, period, panel.tile().pixels());
        return image;
    }

    Area place() {
        return panel.monitor().place();
    }

    /** Paints another panel of the same place over this one, each pixel going straight from the old mark to the new. */
    void show(Panel next) {
        panel = next;
        tile = image(next);
        repaint();
        RepaintManager.currentManager(this).paintDirtyRegions();
    }

    @Override
    public void paint(Graphics graphics) {
        Graphics2D target = (Graphics2D) graphics.create();
        target.setComposite(AlphaComposite.Src);
        target.setColor(NOTHING);
        target.fill(leftOut());
        for (Area area : panel.areas()) {
            target.setClip(area.x(), area.y(), area.width(), area.height());
            drawTiles(target, area);
        }
        target.dispose();
    }

    /** What the areas leave of the window; they themselves are painted over, never cleared first. */
    private java.awt.geom.Area leftOut() {
        java.awt.geom.Area rest = new java.awt.geom.Area(new Rectangle(getWidth(), getHeight()));
        for (Area area : panel.areas()) {
            rest.subtract(new java.awt.geom.Area(new Rectangle(area.x(), area.y(), area.width(), area.height())));
        }
        return rest;
    }

    private void drawTiles(Graphics2D target, Area area) {
        int period = tile.getWidth();
        for (int y = area.y() / period * period; y < area.bottom(); y += period) {
            for (int x = area.x() / period * period; x < area.right(); x += period) {
                target.drawImage(tile, x, y, null);
            }
        }
    }
}
