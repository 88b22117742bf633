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
    private String shownText = "";
    private boolean broken;

    public Tray(Platform platform) {
        this.platform = platform;
    }

    /** Shows the icon with this text, or changes the text of the one that is shown. */
    public synchronized void show(String text) {
        if (broken || (icon != null && text.equals(shownText)) || (icon == null && !platform.hasTray())) {
            return;
        }
        try {
            if (icon == null) {
                icon = AwtTrayIcon.add(text);
            } else {
                icon.setText(text);
            }
            shownText = text;
        } catch (IllegalStateException | LinkageError e) {
            broken = true;
            LOG.log(Level.INFO, "no tray icon: {0}", e.getMessage());
        }
    }

    public synchronized void hide() {
        AwtTrayIcon present = icon;
        if (present != null) {
            present.remove();
            icon = null;
        }
    }
}
