package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.AwtHandles;
import io.yingdun.agent.platform.NativeWindows;
import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The backend for processors that LWJGL has no natives for: translucent AWT windows, made click-through by the window
 * system's own call. Looks for changed monitors once a second, since AWT has no event for them.
 */
final class AwtBackend implements OverlayBackend {
    private final NativeWindows windows;
    private final List<AwtPanel> shown = new ArrayList<>();
    private final Object changeLock = new Object();
    private boolean changed;

    private AwtBackend(NativeWindows windows) {
        this.windows = windows;
    }

    static AwtBackend open(NativeWindows windows) throws BackendUnavailableException {
        // Physical pixels, one to one: a scaled AWT would resample the tile.
        System.setProperty("sun.java2d.uiScale.enabled", "false");
        try {
            if (GraphicsEnvironment.isHeadless()) {
                throw new BackendUnavailableException(
                        "this Java runtime has no display support (a headless package)", new HeadlessException());
            }
            Toolkit.getDefaultToolkit();
        } catch (LinkageError | AWTError e) {
            throw new BackendUnavailableException("AWT does not start: " + e.getMessage(), e);
        }
        AwtBackend backend = new AwtBackend(windows);
        windows.watch(backend::wake);
        return backend;
    }

    @Override
    public String name() {
        return "awt";
    }

    @Override
    public boolean alive() {
        return windows.alive();
    }

    @Override
    public List<DisplayMonitor> monitors() {
        return DisplayMonitor.listed(windows, AwtBackend::awtMonitors);
    }

    private static List<DisplayMonitor> awtMonitors() {
        List<DisplayMonitor> monitors = new ArrayList<>();
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            GraphicsConfiguration configuration = device.getDefaultConfiguration();
            Rectangle place = configuration.getBounds();
            double scale = DisplayMonitor.roundedScale(
                    configuration.getDefaultTransform().getScaleX());
            monitors.add(new DisplayMonitor(device.getIDstring(), place.x, place.y, place.width, place.height, scale));
        }
        return monitors;
    }

    @Override
    public boolean compositing() {
        // isWindowTranslucencySupported says yes even where no compositor runs.
        return windows.compositing();
    }

    @Override
    public void show(List<Panel> panels) {
        onEventThread(() -> {
            Map<Area, AwtPanel> old = new HashMap<>();
            shown.forEach(window -> old.put(window.place(), window));
            shown.clear();
            try {
                for (Panel panel : panels) {
                    AwtPanel kept = old.remove(panel.monitor().place());
                    if (kept == null) {
                        open(panel);
                    } else {
                        shown.add(kept);
                        kept.show(panel);
                    }
                }
            } finally {
                old.values().forEach(AwtPanel::dispose);
            }
        });
        Toolkit.getDefaultToolkit().sync();
    }

    /** Among the shown from the beginning: it is closed with them also where it cannot be prepared. */
    private void open(Panel panel) {
        AwtPanel window = new AwtPanel(panel);
        shown.add(window);
        window.addNotify();
        windows.prepareOverlay(AwtHandles.of(window));
        window.setVisible(true);
    }

    private static void onEventThread(Runnable task) {
        try {
            EventQueue.invokeAndWait(task);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("AWT could not show the overlay: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void keepOnTop() {
        windows.keepOnTop(shown.stream().map(AwtHandles::of).toList());
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // a spurious wake-up only brings the next step forward
    public void await(Duration longest) throws InterruptedException {
        synchronized (changeLock) {
            if (!changed) {
                changeLock.wait(longest.toMillis());
            }
            changed = false;
        }
    }

    @Override
    public void wake() {
        synchronized (changeLock) {
            changed = true;
            changeLock.notifyAll();
        }
    }

    @Override
    public void close() {
        if (windows.alive()) {
            show(List.of());
        }
        windows.close();
    }
}
