package io.yingdun.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.systemtest.Launcher.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The audit log of a system that has been used, exported by the auditor and checked without the server. */
@ExtendWith(SharedSystem.class)
class AuditExportIT {

    private final RunningSystem system;
    private final Launcher launcher;
    private Path export;

    @TempDir
    private Path folder;

    AuditExportIT(RunningSystem system) {
        this.system = system;
        launcher = new Launcher(system.installation().packaging().resolve("yingdun"), system.folder());
    }

    @BeforeEach
    void exportTheLog() throws IOException {
        export = folder.resolve("audit.ndjson");
        Files.write(export, system.server().clientFor("AUDITOR").getBytes("audit/export"));
    }

    @Test
    void exportedLogIsIntact() throws IOException {
        Result result = launcher.run("management", "verify-audit", export.toString());

        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(Files.readString(export)).contains("endpoint");
    }

    @Test
    void oneChangedCharacterIsNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(export);
        String log = new String(bytes, StandardCharsets.UTF_8);
        int name = log.indexOf("officer");
        bytes[log.substring(0, name).getBytes(StandardCharsets.UTF_8).length] = 'x';
        Files.write(export, bytes);

        Result result = launcher.run("management", "verify-audit", export.toString());

        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
    }
}
