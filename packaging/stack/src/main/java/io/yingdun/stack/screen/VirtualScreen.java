package io.yingdun.stack.screen;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An X server without hardware, locked with a cookie of its own so that only who may read {@code folder} can look at
 * it or draw on it.
 */
public final class VirtualScreen {

    /** Where looking for a free display number begins; well above what people and display managers use. */
    private static final int FIRST_DISPLAY = Integer.getInteger("yingdun.first-display", 90);

    private static final int DISPLAYS_TRIED = 60;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Mark mark;
    private final Path folder;
    private final Path authority;
    private final ScreenSize size;
    private final int display;
    private final ChildProcess server;
    private final List<ChildProcess> programs = new ArrayList<>();
    private @Nullable ChildProcess compositor;

    private VirtualScreen(Mark mark, Path folder, Path authority, ScreenSize size, int display, ChildProcess server) {
        this.mark = mark;
        this.folder = folder;
        this.authority = authority;
        this.size = size;
        this.display = display;
        this.server = server;
    }

    /** Starts an X server on the first free display; its logs, cookie and pictures go below {@code folder}. */
    public static VirtualScreen start(Mark mark, Path folder, ScreenSize size) {
        Path authority = folder.resolve("Xauthority");
        try {
            Files.createDirectories(folder);
            XAuthority.writeNew(authority);
        } catch (IOException e) {
            throw new StackException("The folder of a virtual screen cannot be written: " + e.getMessage(), e);
        }
        for (int display = FIRST_DISPLAY; display < FIRST_DISPLAY + DISPLAYS_TRIED; display++) {
            if (!inUse(display)) {
                ChildProcess server = launch(mark, folder, authority, size, display);
                if (cameUp(server, display)) {
                    note(folder.resolve("display"), ":" + display);
                    return new VirtualScreen(mark, folder, authority, size, display, server);
                }
                server.kill();
            }
        }
        throw new StackException("No X server could be started on displays :" + FIRST_DISPLAY + " to :"
                + (FIRST_DISPLAY + DISPLAYS_TRIED - 1) + "; see " + folder.resolve("xvfb.log"));
    }

    /** For scripts that look at the screen, such as packaging/demo/capture. */
    private static void note(Path file, String display) {
        try {
            Files.writeString(file, display);
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static ChildProcess launch(Mark mark, Path folder, Path authority, ScreenSize size, int display) {
        List<String> command = List.of(
                "Xvfb",
                ":" + display,
                "-screen",
                "0",
                size.width() + "x" + size.height() + "x24",
                "-nolisten",
                "tcp",
                "-noreset",
                "-auth",
                authority.toString(),
                "+extension",
                "GLX",
                "+extension",
                "Composite",
                "+extension",
                "RANDR",
                // Prints the display number once clients may connect.
                "-displayfd",
                "1");
        return ChildProcess.start("X server :" + display, mark, command, Map.of(), folder.resolve("xvfb.log"));
    }

    /** A lock file whose process is gone is stale: Xvfb removes it by itself. */
    private static boolean inUse(int display) {
        Path lock = Path.of("/tmp/.X" + display + "-lock");
        try {
            long pid = Long.parseLong(Files.readString(lock).trim());
            return ProcessHandle.of(pid).isPresent();
        } catch (IOException | NumberFormatException none) {
            return Files.exists(lock);
        }
    }

    private static boolean cameUp(ChildProcess server, int display) {
        return Await.value("the X server on :" + display, START, () -> {
            if (server.lastLines(50).lines().anyMatch(line -> line.equals("" + display))) {
                return Optional.of(true);
            }
            return server.isAlive() ? Optional.empty() : Optional.of(false);
        });
    }

    public String display() {
        return ":" + display;
    }

    public ScreenSize size() {
        return size;
    }

    public Path folder() {
        return folder;
    }

    /** What a program needs in its environment to draw on this screen. */
    public Map<String, String> environment() {
        return Map.of("DISPLAY", display(), "XAUTHORITY", authority.toString(), "LC_ALL", "C.UTF-8");
    }

    /**
     * Returns when it manages windows: a compositor that starts while Openbox does makes it hold back the first window
     * for five seconds.
     */
    public void startWindowManager() {
        open("openbox", "openbox", "--sm-disable");
        Await.until(
                "the window manager on " + display(),
                START,
                () -> run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
    }

    /** Until a compositor runs, nothing can be transparent. */
    public void startCompositor() {
        // xrender does the same blend as glx (proven pixel for pixel) and needs no GL driver.
        compositor = open("picom", "picom", "--config", "/dev/null", "--backend", "xrender");
    }

    public void stopCompositor() {
        ChildProcess running = compositor;
        if (running != null) {
            programs.remove(running);
            running.stop(STOP);
            compositor = null;
        }
    }

    /** Starts a program on this screen; it ends with the screen. */
    public ChildProcess open(String name, String... command) {
        ChildProcess program =
                ChildProcess.start(name, mark, List.of(command), environment(), folder.resolve(name + ".log"));
        programs.add(program);
        return program;
    }

    public void close(ChildProcess program) {
        programs.remove(program);
        program.stop(STOP);
    }

    /** What a person, or a screenshot program, sees: the root window with everything on it. */
    public Path capture(Path png) {
        run("import", "-silent", "-window", "root", "PNG24:" + png);
        return png;
    }

    /** Runs a short command on this screen and returns what it printed. */
    public String run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.environment().put(Mark.VARIABLE, mark.value());
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StackException(String.join(" ", command) + " failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new StackException(command[0] + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }

    public List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(server.pid()));
        programs.stream().map(ChildProcess::pid).forEach(pids::add);
        return pids;
    }

    public void stop() {
        List<ChildProcess> newestFirst = new ArrayList<>(programs);
        Collections.reverse(newestFirst);
        newestFirst.forEach(program -> program.stop(STOP));
        programs.clear();
        server.stop(STOP);
    }
}
