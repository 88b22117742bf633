package io.yingdun.agent.overlay;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.JWindow;

/**
 * One translucent window. Source-over would blend twice: every pixel is replaced by the tile's own value.
 */
final class AwtPanel extends JWindow {
    private static final long serialVersionUID = 1L;
    private static final Color NOTHING = new Color(0, 0, 0, 0);

    private final transient Panel panel;
    private final transient BufferedImage tile;

    AwtPanel(Panel panel) {
        this.panel = panel;
        int period = panel.tile().period();
        BufferedImage image = new BufferedImage(period, period, BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, period, period, panel.tile().pixels());
        this.tile = image;
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

    @Override
    public void paint(Graphics graphics) {
        Graphics2D target = (Graphics2D) graphics.create();
        target.setComposite(AlphaComposite.Src);
        target.setColor(NOTHING);
        target.fillRect(0, 0, getWidth(), getHeight());
        for (Area area : panel.areas()) {
            target.setClip(area.x(), area.y(), area.width(), area.height());
            drawTiles(target, area);
        }
        target.dispose();
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
