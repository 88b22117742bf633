package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.NativeWindows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWNativeCocoa;
import org.lwjgl.glfw.GLFWNativeWin32;
import org.lwjgl.glfw.GLFWNativeX11;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Platform;

/**
 * Panels as GLFW windows with a transparent framebuffer, drawn once by OpenGL. A window is kept while its monitor keeps
 * its place and size, and its next tile is swapped in as one frame: two windows over one another, be it for a frame,
 * would double the mark and darken the ground by A/255, which an eye may see.
 */
final class GlPanels implements PanelWindows {
    private final NativeWindows nativeWindows;
    private final Map<Area, Long> windows = new LinkedHashMap<>();

    GlPanels(NativeWindows nativeWindows) {
        this.nativeWindows = nativeWindows;
    }

    @Override
    public void show(List<Panel> panels) {
        Set<Area> places = panels.stream().map(panel -> panel.monitor().place()).collect(Collectors.toSet());
        closeWhere(place -> !places.contains(place));
        try {
            for (Panel panel : panels) {
                Area place = panel.monitor().place();
                Long window = windows.get(place);
                if (window == null) {
                    windows.put(place, open(panel));
                } else {
                    draw(window, panel);
                    GLFW.glfwMakeContextCurrent(0);
                }
            }
        } catch (IllegalStateException e) {
            closeWhere(any -> true);
            throw e;
        }
    }

    private void closeWhere(Predicate<Area> place) {
        windows.entrySet().removeIf(entry -> {
            boolean closed = place.test(entry.getKey());
            if (closed) {
                GLFW.glfwDestroyWindow(entry.getValue());
            }
            return closed;
        });
    }

    private long open(Panel panel) {
        DisplayMonitor monitor = panel.monitor();
        setHints();
        long window = GLFW.glfwCreateWindow(monitor.width(), monitor.height(), "Yingdun", 0, 0);
        if (window == 0) {
            throw new IllegalStateException("no OpenGL window on monitor " + monitor.name());
        }
        GLFW.glfwSetWindowPos(window, monitor.x(), monitor.y());
        if (GLFW.glfwGetWindowAttrib(window, GLFW.GLFW_TRANSPARENT_FRAMEBUFFER) == 0) {
            GLFW.glfwDestroyWindow(window);
            throw new IllegalStateException("the window on monitor " + monitor.name() + " cannot be transparent");
        }
        nativeWindows.prepareOverlay(handle(window));
        draw(window, panel);
        GLFW.glfwShowWindow(window);
        // Some drivers show the first frame only if it was swapped while the window was visible.
        draw(window, panel);
        GLFW.glfwMakeContextCurrent(0);
        return window;
    }

    private static void setHints() {
        GLFW.glfwDefaultWindowHints();
        GLFW.glfwWindowHint(GLFW.GLFW_TRANSPARENT_FRAMEBUFFER, GLFW.GLFW_TRUE);
        GLFW.glfwWindowHint(GLFW.GLFW_MOUSE_PASSTHROUGH, GLFW.GLFW_TRUE);
        GLFW.glfwWindowHint(GLFW.GLFW_FLOATING, GLFW.GLFW_TRUE);
        GLFW.glfwWindowHint(GLFW.GLFW_DECORATED, GLFW.GLFW_FALSE);
        GLFW.glfwWindowHint(GLFW.GLFW_RESIZABLE, GLFW.GLFW_FALSE);
        GLFW.glfwWindowHint(GLFW.GLFW_FOCUSED, GLFW.GLFW_FALSE);
        GLFW.glfwWindowHint(GLFW.GLFW_FOCUS_ON_SHOW, GLFW.GLFW_FALSE);
        GLFW.glfwWindowHint(GLFW.GLFW_VISIBLE, GLFW.GLFW_FALSE);
        GLFW.glfwWindowHint(GLFW.GLFW_DEPTH_BITS, 0);
        GLFW.glfwWindowHint(GLFW.GLFW_STENCIL_BITS, 0);
    }

    private static void draw(long window, Panel panel) {
        GLFW.glfwMakeContextCurrent(window);
        GL.createCapabilities();
        int[] width = new int[1];
        int[] height = new int[1];
        GLFW.glfwGetFramebufferSize(window, width, height);
        new GlTile(width[0], height[0]).draw(panel);
        GLFW.glfwSwapBuffers(window);
    }

    private static long handle(long window) {
        return switch (Platform.get()) {
            case WINDOWS -> GLFWNativeWin32.glfwGetWin32Window(window);
            case MACOSX -> GLFWNativeCocoa.glfwGetCocoaWindow(window);
            default -> GLFWNativeX11.glfwGetX11Window(window);
        };
    }

    @Override
    public List<Long> handles() {
        return windows.values().stream().map(GlPanels::handle).toList();
    }
}
