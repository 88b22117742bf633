package io.yingdun.systemtest;

import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.screen.VirtualScreen;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.testkit.BrowserTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's own browser tests, against this system; each of them is counted from their report too. */
@ExtendWith(SharedSystem.class)
class ConsoleJourneyIT {

    private final RunningSystem system;

    ConsoleJourneyIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void anOfficerTracesAScreenshotInTheBrowser() throws IOException, InterruptedException {
        system.awaitMarked();
        BrowserTests tests =
                new BrowserTests(system.installation(), "e2e", system.folder().resolve("browser.log"));
        Map<String, String> environment = tests.environment();
        environment.put("YINGDUN_URL", system.server().url().toString());
        environment.put("YINGDUN_CA", system.server().certificateAuthority().toString());
        Path picture = screenshotOfFirst();
        environment.put("YINGDUN_PICTURE", picture.toString());
        environment.put("YINGDUN_PICTURE_ENDPOINT", system.first().name());
        environment.put("YINGDUN_SHOTS", system.folder().resolve("browser").toString());
        setAccount(environment, "YINGDUN_", system.server().account("OFFICER"));
        setAccount(environment, "YINGDUN_ADMINISTRATOR_", system.server().account("ADMINISTRATOR"));
        setAccount(environment, "YINGDUN_AUDITOR_", system.server().account("AUDITOR"));

        tests.run();
    }

    private Path screenshotOfFirst() {
        VirtualScreen screen = system.first().screen();
        ChildProcess window = Scene.DOCUMENT.show(screen, system.document());
        Path picture = screen.capture(system.folder().resolve("screenshot.png"));
        screen.close(window);
        return picture;
    }

    private static void setAccount(Map<String, String> environment, String prefix, Account account) {
        environment.put(prefix + "USER", account.user());
        environment.put(prefix + "PASSWORD", account.password());
    }
}
