package io.yingdun.management;

import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.MovableTime;
import io.yingdun.foundation.testkit.RunningSite;
import io.yingdun.management.testkit.AgentSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole server for integration tests: real HTTPS, real PostgreSQL, a data directory below {@code target}, one
 * account of each role. Tests of one JVM share it, so each makes what it needs and counts on nothing being empty.
 */
@SpringBootTest(classes = ManagementServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(MovableTime.class)
public abstract class RunningServer extends RunningSite {

    private static final Path DATA = newDataDirectory();
    private static final Path ACCOUNTS = DATA.resolve("accounts.json");
    private static final int PORT = FreePorts.base(2);

    /** Of the imaging cloud. */
    protected static final String PORTAL_KEY = "0123456789abcdef".repeat(4);

    @DynamicPropertySource
    static void options(DynamicPropertyRegistry options) {
        options.add("yingdun.data-dir", DATA::toString);
        options.add("yingdun.port-base", () -> PORT);
        options.add("yingdun.identity.first-accounts", () -> "ADMINISTRATOR,OFFICER,AUDITOR");
        options.add("yingdun.identity.first-accounts-file", ACCOUNTS::toString);
        options.add("yingdun.identity.portal-key-file", RunningServer::portalKeyFile);
    }

    private static Path portalKeyFile() {
        try {
            return Files.writeString(DATA.resolve("portal-key"), PORTAL_KEY + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static Path dataDir() {
        return DATA;
    }

    /** The server as agents see it; to be closed by the test. */
    protected final AgentSite site() {
        return new AgentSite(address(), siteAuthority().certificate(), 2);
    }

    @Override
    protected final URI address() {
        return URI.create("https://localhost:" + PORT);
    }

    @Override
    protected final Path accountsFile() {
        return ACCOUNTS;
    }
}
