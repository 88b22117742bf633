package io.yingdun.agent.tray;

import java.awt.AWTException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shield in the system's tray. What AWT does is left to its event thread: docking may take seconds, and the caller
 * draws.
 *
 * <p>When a tray goes away, AWT on X11 either keeps the icon for the next tray or drops it for good, whichever of two
 * events comes first. So the icon is always taken back here, and the next {@link #show} puts up a new one.
 */
final class AwtTrayIcon {
    private static final Logger LOG = System.getLogger(AwtTrayIcon.class.getName());
    private static final Color SHIELD = new Color(0x1D, 0x6F, 0xB8);

    private final SystemTray tray;
    private @Nullable TrayIcon icon;
    private String lastTrouble = "";

    private AwtTrayIcon(SystemTray tray) {
        this.tray = tray;
    }

    /** Fails with {@link IllegalStateException} while there is no tray that AWT can use. */
    static AwtTrayIcon open() {
        try {
            AwtTrayIcon opened = new AwtTrayIcon(SystemTray.getSystemTray());
            EventQueue.invokeLater(opened::takeBackWhenTheTrayGoes);
            return opened;
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException("this desktop has no tray that Java can use", e);
        }
    }

    /** Puts the icon up with this text, or gives the one that is up this text. Returns at once. */
    void show(String text) {
        EventQueue.invokeLater(() -> showOnEventThread(text));
    }

    /** Takes the icon away. Returns at once. */
    void hide() {
        EventQueue.invokeLater(this::hideOnEventThread);
    }

    private void takeBackWhenTheTrayGoes() {
        // A listener of AWT's, which it calls on this thread with the new value null.
        tray.addPropertyChangeListener("systemTray", change -> {
            if (change.getNewValue() == null) {
                hideOnEventThread();
            }
        });
    }

    private void showOnEventThread(String text) {
        TrayIcon present = icon;
        if (present != null && Arrays.asList(tray.getTrayIcons()).contains(present)) {
            present.setToolTip(text);
            return;
        }
        TrayIcon fresh = new TrayIcon(shield(tray.getTrayIconSize().width), text);
        try {
            tray.add(fresh);
            icon = fresh;
            lastTrouble = "";
        } catch (AWTException e) {
            logOnce("the tray does not take an icon: " + e.getMessage());
        }
    }

    private void hideOnEventThread() {
        TrayIcon present = icon;
        if (present != null) {
            tray.remove(present);
            icon = null;
        }
    }

    private void logOnce(String trouble) {
        if (!trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            LOG.log(Level.INFO, trouble);
        }
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
