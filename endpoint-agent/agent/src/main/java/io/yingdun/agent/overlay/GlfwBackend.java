package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.NativeWindows;
import io.yingdun.agent.platform.TileWindows;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.glfw.GLFWNativeX11;
import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;

/**
 * Events by GLFW, and monitors where the window system has no better list. The windows are the display server's own
 * tiled ones where it has such (X11), otherwise OpenGL windows of GLFW. GLFW wants the process's first thread on macOS,
 * so the agent gives it that everywhere.
 */
final class GlfwBackend implements OverlayBackend {
    private final NativeWindows windows;
    private final PanelWindows panelWindows;

    private GlfwBackend(NativeWindows windows, PanelWindows panelWindows) {
        this.windows = windows;
        this.panelWindows = panelWindows;
    }

    static GlfwBackend open(NativeWindows windows, boolean openGl) throws BackendUnavailableException {
        try {
            initialise();
        } catch (LinkageError e) {
            throw new BackendUnavailableException("its native library does not load: " + e.getMessage(), e);
        }
        if (Platform.get() == Platform.LINUX) {
            windows.surviveLossOf(GLFWNativeX11.glfwGetX11Display());
        }
        Optional<TileWindows> tileWindows = openGl ? Optional.empty() : windows.tileWindows();
        PanelWindows panelWindows =
                tileWindows.<PanelWindows>map(TilePanels::new).orElseGet(() -> new GlPanels(windows));
        GlfwBackend backend = new GlfwBackend(windows, panelWindows);
        windows.watch(GLFW::glfwPostEmptyEvent);
        return backend;
    }

    private static void initialise() throws BackendUnavailableException {
        // The C library's own allocator: jemalloc, LWJGL's default, keeps 3 MB more for no gain at this size.
        Configuration.MEMORY_ALLOCATOR.set("system");
        StringBuilder problem = new StringBuilder();
        try (GLFWErrorCallback collect = GLFWErrorCallback.create(
                (code, description) -> problem.append(GLFWErrorCallback.getDescription(description)))) {
            GLFW.glfwSetErrorCallback(collect);
            if (Platform.get() == Platform.LINUX) {
                GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_X11);
            }
            boolean ready = GLFW.glfwInit();
            GLFW.glfwSetErrorCallback(null);
            if (!ready) {
                throw new BackendUnavailableException("GLFW does not start: " + problem, new IllegalStateException());
            }
        }
    }

    @Override
    public String name() {
        return "glfw";
    }

    @Override
    public boolean alive() {
        return windows.alive();
    }

    @Override
    public List<DisplayMonitor> monitors() {
        return DisplayMonitor.listed(windows, GlfwBackend::glfwMonitors);
    }

    private static List<DisplayMonitor> glfwMonitors() {
        PointerBuffer handles = GLFW.glfwGetMonitors();
        List<DisplayMonitor> monitors = new ArrayList<>();
        for (int i = 0; handles != null && i < handles.limit(); i++) {
            DisplayMonitor monitor = monitor(handles.get(i));
            if (monitor != null) {
                monitors.add(monitor);
            }
        }
        return monitors;
    }

    private static @Nullable DisplayMonitor monitor(long handle) {
        GLFWVidMode mode = GLFW.glfwGetVideoMode(handle);
        String name = GLFW.glfwGetMonitorName(handle);
        if (mode == null) {
            return null;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer x = stack.callocInt(1);
            IntBuffer y = stack.callocInt(1);
            FloatBuffer scale = stack.callocFloat(1);
            GLFW.glfwGetMonitorPos(handle, x, y);
            GLFW.glfwGetMonitorContentScale(handle, scale, null);
            double rounded = DisplayMonitor.roundedScale(scale.get(0));
            return new DisplayMonitor(
                    name == null ? "" : name, x.get(0), y.get(0), mode.width(), mode.height(), rounded);
        }
    }

    @Override
    public boolean compositing() {
        return windows.compositing();
    }

    @Override
    public void show(List<Panel> panels) {
        panelWindows.show(panels);
    }

    @Override
    public void keepOnTop() {
        windows.keepOnTop(panelWindows.handles());
    }

    @Override
    public void await(Duration longest) {
        GLFW.glfwWaitEventsTimeout(longest.toMillis() / 1000.0);
    }

    @Override
    public void wake() {
        GLFW.glfwPostEmptyEvent();
    }

    @Override
    public void close() {
        if (windows.alive()) {
            panelWindows.show(List.of());
        }
        GLFW.glfwTerminate();
        windows.close();
    }
}
