package io.yingdun.agent.lifecycle;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.link.LinkState;
import io.yingdun.agent.overlay.ScreenReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Properties;

/** What the running agent leaves for {@code status}: rewritten on every change, never with a secret. Thread-safe. */
public final class StatusFile {
    private static final Logger LOG = System.getLogger(StatusFile.class.getName());
    /** Name of its file in the home. */
    public static final String FILE = "status";

    private final AgentHome home;
    private String link = "";
    private String screen = "";
    private String assignment = "";

    public StatusFile(AgentHome home) {
        this.home = home;
    }

    synchronized void link(LinkState state, String detail) {
        link = detail.isEmpty() ? state.name() : state + " (" + detail + ")";
        write();
    }

    synchronized void screen(ScreenReport report) {
        String covered = report.monitors().stream()
                        .filter(ScreenReport.CoveredMonitor::covered)
                        .count()
                + " of " + report.monitors().size() + " monitors";
        screen = report.state() + ", " + covered
                + (report.backend().isEmpty() ? "" : " with " + report.backend())
                + (report.detail().isEmpty() ? "" : " (" + report.detail() + ")");
        assignment = String.valueOf(report.assignmentVersion());
        write();
    }

    /** What was written last by whichever process. */
    public Optional<Properties> read() throws IOException {
        Optional<byte[]> file = home.read(FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(file.get()));
        return Optional.of(properties);
    }

    private void write() {
        Properties properties = new Properties();
        properties.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        properties.setProperty("link", link);
        properties.setProperty("screen", screen);
        properties.setProperty("assignment", assignment);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            properties.store(text, null);
            home.write(FILE, text.toByteArray());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the status cannot be written: {0}", e.getMessage());
        }
    }
}
