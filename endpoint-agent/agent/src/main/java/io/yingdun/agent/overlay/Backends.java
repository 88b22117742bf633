package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.NoDisplayException;
import io.yingdun.agent.platform.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Opens the backend that was asked for, or the best that loads. */
final class Backends {
    private static final Logger LOG = System.getLogger(Backends.class.getName());

    private Backends() {}

    static OverlayBackend open(Platform platform, BackendKind kind)
            throws NoDisplayException, BackendUnavailableException {
        NativeWindows windows = platform.openWindows();
        try {
            return switch (kind) {
                case GLFW -> GlfwBackend.open(windows, false);
                case GLFW_GL -> GlfwBackend.open(windows, true);
                case AWT -> AwtBackend.open(windows);
                case AUTO -> bestOf(windows);
            };
        } catch (BackendUnavailableException | RuntimeException e) {
            windows.close();
            throw e;
        }
    }

    private static OverlayBackend bestOf(NativeWindows windows) throws BackendUnavailableException {
        try {
            return GlfwBackend.open(windows, false);
        } catch (BackendUnavailableException e) {
            LOG.log(Level.WARNING, "GLFW is not usable here ({0}): drawing with AWT", e.getMessage());
            return AwtBackend.open(windows);
        }
    }
}
