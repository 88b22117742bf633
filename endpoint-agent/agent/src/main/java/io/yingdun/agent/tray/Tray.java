package io.yingdun.agent.tray;

import io.yingdun.agent.platform.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Shows or removes the icon. A desktop without a tray is no error; it is looked for again at the next call. */
public final class Tray {
    private static final Logger LOG = System.getLogger(Tray.class.getName());

    private final Platform platform;
    private @Nullable AwtTrayIcon icon;
    private boolean broken;

    public Tray(Platform platform) {
        this.platform = platform;
    }

    /**
     * Shows the icon with this text, or changes the text of the one that is shown. Called again and again: a tray may
     * come later, go and come back.
     */
    public synchronized void show(String text) {
        if (broken || !platform.hasTray()) {
            return;
        }
        try {
            if (icon == null) {
                icon = AwtTrayIcon.open();
            }
            icon.show(text);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "no tray icon yet: {0}", e.getMessage());
        } catch (LinkageError e) {
            broken = true;
            LOG.log(Level.INFO, "no tray icon: {0}", e.getMessage());
        }
    }

    public synchronized void hide() {
        AwtTrayIcon present = icon;
        if (present != null) {
            present.hide();
        }
    }
}
