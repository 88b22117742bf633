package io.yingdun.agent.platform;

/** A monitor as the window system has it, in pixels of the virtual screen. */
public record NativeMonitor(String name, int x, int y, int width, int height) {}
