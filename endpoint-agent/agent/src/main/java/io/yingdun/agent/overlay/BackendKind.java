package io.yingdun.agent.overlay;

/** Which backend to use. */
public enum BackendKind {
    /** GLFW, or AWT where GLFW's native libraries cannot be loaded. */
    AUTO,
    /** GLFW; on X11 the display server paints, elsewhere OpenGL. */
    GLFW,
    /** GLFW with OpenGL on X11 too. Costs the memory of an OpenGL driver. */
    GLFW_GL,
    /** AWT's translucent windows; any processor that has a Java runtime with AWT. */
    AWT
}
