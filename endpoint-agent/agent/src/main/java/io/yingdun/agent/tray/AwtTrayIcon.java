package io.yingdun.agent.tray;

import java.awt.AWTException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;

/** A shield in the system's tray. */
final class AwtTrayIcon {
    private static final Color SHIELD = new Color(0x1D, 0x6F, 0xB8);
    private final TrayIcon icon;

    private AwtTrayIcon(TrayIcon icon) {
        this.icon = icon;
    }

    /** Fails with {@link IllegalStateException} where there is no tray that AWT can use. */
    static AwtTrayIcon add(String text) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            throw new IllegalStateException("this desktop has no tray that Java can use");
        }
        AtomicReference<AwtTrayIcon> added = new AtomicReference<>();
        try {
            EventQueue.invokeAndWait(() -> added.set(addOnEventThread(text)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
        return added.get();
    }

    private static AwtTrayIcon addOnEventThread(String text) {
        SystemTray tray = SystemTray.getSystemTray();
        TrayIcon icon = new TrayIcon(shield(tray.getTrayIconSize().width), text);
        try {
            tray.add(icon);
        } catch (AWTException e) {
            throw new IllegalStateException("the tray does not take an icon: " + e.getMessage(), e);
        }
        return new AwtTrayIcon(icon);
    }

    void setText(String text) {
        EventQueue.invokeLater(() -> icon.setToolTip(text));
    }

    void remove() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }

    private static Image shield(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double s = size / 16.0;
        Path2D shield = new Path2D.Double();
        shield.moveTo(8 * s, s);
        shield.lineTo(14 * s, 3 * s);
        shield.quadTo(14 * s, 11 * s, 8 * s, 15 * s);
        shield.quadTo(2 * s, 11 * s, 2 * s, 3 * s);
        shield.closePath();
        graphics.setColor(SHIELD);
        graphics.fill(shield);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke((float) (1.4 * s), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D tick = new Path2D.Double();
        tick.moveTo(5 * s, 7.5 * s);
        tick.lineTo(7.3 * s, 10 * s);
        tick.lineTo(11.2 * s, 5.3 * s);
        graphics.draw(tick);
        graphics.dispose();
        return image;
    }
}
