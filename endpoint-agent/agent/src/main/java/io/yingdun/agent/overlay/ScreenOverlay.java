package io.yingdun.agent.overlay;

import io.yingdun.agent.overlay.ScreenReport.CoveredMonitor;
import io.yingdun.agent.overlay.ScreenReport.State;
import io.yingdun.agent.platform.DesktopSession;
import io.yingdun.agent.platform.NoDisplayException;
import io.yingdun.agent.platform.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the screen as the request wants it, from one thread, and reports every change. A step is cheap when nothing
 * changed: it asks the window system for the compositor, the monitors and the stacking order, and compares.
 */
public final class ScreenOverlay {
    private static final Logger LOG = System.getLogger(ScreenOverlay.class.getName());
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(40);
    private static final Duration RETRY = Duration.ofSeconds(3);

    /** What a compositor may take from the display server's answer to the glass: five frames at 30 a second. */
    private static final Duration COMPOSITOR_DELAY = Duration.ofMillis(170);

    /** A compositor claims its selection before it redirects windows and paints its first frame. */
    private static final Duration COMPOSITOR_START = Duration.ofMillis(600);

    private final Platform platform;
    private final BackendKind kind;
    private final Supplier<OverlayRequest> wanted;
    private final Supplier<DesktopSession> session;
    private final Consumer<ScreenReport> reports;
    private final PanelPlanner planner = new PanelPlanner();
    private final Object idleLock = new Object();
    private List<Panel> shown = List.of();
    private ScreenReport last = ScreenReport.STARTING;
    private boolean compositorSeen;
    private volatile @Nullable OverlayBackend backend;
    private volatile boolean stopping;

    /**
     * All callbacks run on the thread that calls {@link #run}.
     *
     * @param wanted asked at every step, at least once a second
     * @param session asked at every step: remember what costs time
     * @param reports told each report that differs from the one before
     */
    public ScreenOverlay(
            Platform platform,
            BackendKind kind,
            Supplier<OverlayRequest> wanted,
            Supplier<DesktopSession> session,
            Consumer<ScreenReport> reports) {
        this.platform = platform;
        this.kind = kind;
        this.wanted = wanted;
        this.session = session;
        this.reports = reports;
    }

    /** Draws until {@link #stop}; on macOS this must be the process's first thread. */
    public void run() {
        while (!stopping) {
            Duration pause = STEP;
            try {
                report(step());
            } catch (NoDisplayException e) {
                pause = giveUpFor(State.NO_DISPLAY, e.getMessage());
            } catch (BackendUnavailableException e) {
                pause = giveUpFor(State.FAILED, e.getMessage());
            } catch (IllegalStateException | LinkageError e) {
                LOG.log(Level.WARNING, "drawing failed", e);
                pause = giveUpFor(State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
            }
            idle(pause);
        }
        closeBackend();
    }

    /** Ends {@link #run} soon, from any thread. */
    public void stop() {
        stopping = true;
        wake();
    }

    /** Asks for a step now, from any thread. */
    public void wake() {
        OverlayBackend current = backend;
        if (current != null) {
            current.wake();
        } else {
            synchronized (idleLock) {
                idleLock.notifyAll();
            }
        }
    }

    private ScreenReport step() throws NoDisplayException, BackendUnavailableException {
        OverlayRequest request = wanted.get();
        DesktopSession desktop = session.get();
        if (desktop.state() == DesktopSession.State.UNSUPPORTED) {
            closeBackend();
            return new ScreenReport(
                    State.UNSUPPORTED_SESSION, desktop.detail(), request.assignmentVersion(), List.of(), "");
        }
        OverlayBackend current = openBackend();
        List<DisplayMonitor> monitors = current.monitors();
        if (monitors.isEmpty()) {
            throw new NoDisplayException("no monitor is connected");
        }
        if (request.mark().isPresent() && !compositorReady(current)) {
            String detail = "no compositing manager runs: a window would hide the screen, so nothing is drawn";
            return reportOf(State.NO_COMPOSITOR, detail, request, monitors, current);
        }
        show(current, planner.plan(request, monitors));
        current.keepOnTop();
        if (desktop.state() == DesktopSession.State.LOCKED) {
            return reportOf(State.SESSION_LOCKED, desktop.detail(), request, monitors, current);
        }
        return reportOf(drawnState(request), "", request, monitors, current);
    }

    /** Hides the windows at once while there is no compositor; gives one that has just come a moment to start. */
    private boolean compositorReady(OverlayBackend current) {
        if (current.compositing() && compositorSeen) {
            return true;
        }
        show(current, List.of());
        if (current.compositing()) {
            sleep(COMPOSITOR_START);
        }
        compositorSeen = current.compositing();
        return compositorSeen;
    }

    private static State drawnState(OverlayRequest request) {
        if (request.isNoPolicy()) {
            return State.NO_POLICY;
        }
        return request.mark().isPresent() ? State.DRAWN : State.SWITCHED_OFF;
    }

    private OverlayBackend openBackend() throws NoDisplayException, BackendUnavailableException {
        OverlayBackend current = backend;
        if (current != null && !current.alive()) {
            closeBackend();
            current = null;
        }
        if (current == null) {
            current = Backends.open(platform, kind);
            backend = current;
            LOG.log(Level.INFO, "drawing with {0}", current.name());
        }
        return current;
    }

    private void show(OverlayBackend current, List<Panel> panels) {
        if (panels.equals(shown)) {
            return;
        }
        // Forgotten first: if this fails half-way, the next step must try again.
        shown = List.of();
        current.show(panels);
        if (!panels.isEmpty()) {
            sleep(COMPOSITOR_DELAY);
        }
        shown = panels;
    }

    private ScreenReport reportOf(
            State state, String detail, OverlayRequest request, List<DisplayMonitor> monitors, OverlayBackend current) {
        List<CoveredMonitor> covered = monitors.stream()
                .map(monitor -> shown.stream()
                        .filter(panel -> panel.monitor().equals(monitor))
                        .findFirst()
                        .map(panel -> new CoveredMonitor(monitor, true, panel.coversAll() ? List.of() : panel.areas()))
                        .orElseGet(() -> new CoveredMonitor(monitor, false, List.of())))
                .toList();
        return new ScreenReport(state, detail, request.assignmentVersion(), covered, current.name());
    }

    private Duration giveUpFor(State state, String detail) {
        closeBackend();
        report(new ScreenReport(state, detail, wanted.get().assignmentVersion(), List.of(), ""));
        return RETRY;
    }

    private void closeBackend() {
        OverlayBackend current = backend;
        backend = null;
        shown = List.of();
        if (current != null) {
            current.close();
        }
    }

    private void report(ScreenReport report) {
        if (!report.equals(last)) {
            last = report;
            reports.accept(report);
        }
    }

    /** Events come in bursts (a dragged window sends one a frame): at most 25 steps a second. */
    @SuppressWarnings("WaitNotInLoop") // a spurious wake-up only brings the next step forward
    private void idle(Duration longest) {
        try {
            OverlayBackend current = backend;
            if (stopping) {
                return;
            }
            if (current != null) {
                Thread.sleep(BETWEEN_STEPS.toMillis());
                current.await(longest);
            } else {
                synchronized (idleLock) {
                    idleLock.wait(longest.toMillis());
                }
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
