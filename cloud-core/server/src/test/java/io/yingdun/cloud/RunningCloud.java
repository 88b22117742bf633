package io.yingdun.cloud;

import io.yingdun.cloud.access.SampleRoutes;
import io.yingdun.cloud.patient.SentCodes;
import io.yingdun.cloud.testkit.ModelServer;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.testkit.TlsFiles;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.MovableTime;
import io.yingdun.foundation.testkit.RunningSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole imaging cloud for integration tests: real HTTPS, real PostgreSQL, a data directory below {@code target}.
 * Tests of one JVM share it, so each makes what it needs and counts on nothing being empty.
 */
@SpringBootTest(classes = CloudServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import({MovableTime.class, SampleRoutes.Rules.class, SentCodes.class})
public abstract class RunningCloud extends RunningSite {

    private static final Path DATA = newDataDirectory();
    private static final Path ACCOUNTS = DATA.resolve("accounts.json");
    private static final Path PACS = DATA.resolve("pacs");
    private static final Path FIRST_KEY = DATA.resolve("first.key");
    private static final ModelServer MODEL = ModelServer.start(DATA);
    private static final int PORT_BASE = FreePorts.base(8);
    private static final TlsFiles AUTHORITY = authorityOfDevices();
    private static final String PEERS =
            "DCMTK@localhost:" + peerPort() + ", MODALITY@localhost:" + peerPort() + "=store, DOWN@localhost:1";

    @Autowired
    private JdbcTemplate grants;

    @DynamicPropertySource
    static void options(DynamicPropertyRegistry options) {
        options.add("yingdun.data-dir", DATA::toString);
        options.add("yingdun.port-base", () -> PORT_BASE);
        options.add("yingdun.in-place.folders[0]", PACS::toString);
        options.add("yingdun.access.first-accounts-file", ACCOUNTS::toString);
        options.add("yingdun.access.first-key-file", FIRST_KEY::toString);
        options.add("yingdun.dimse.first-peers", () -> PEERS);
        options.add("yingdun.dimse.tls-port", () -> dicomTlsPort());
        options.add("yingdun.dimse.tls-authorities", AUTHORITY::certificateFile);
        options.add("yingdun.hl7.tls-port", () -> hl7TlsPort());
        options.add("yingdun.hl7.tls-authorities", AUTHORITY::certificateFile);
        options.add("yingdun.hl7.report-folders[0]", () -> "//his/reports=" + reportFolder());
        options.add("yingdun.patient.second-factor", () -> "NAME");
        options.add("yingdun.explanation.endpoint.address", MODEL::address);
        options.add("yingdun.explanation.endpoint.model", () -> ModelServer.NAME);
        options.add("yingdun.explanation.endpoint.recipient", () -> "the test's model");
        options.add("yingdun.explanation.endpoint.credentials-file", MODEL::credentials);
        options.add("yingdun.explanation.endpoint.patience", () -> "1s");
        options.add("yingdun.dimse.most-matches", () -> 20);
    }

    protected static Path dataDir() {
        return DATA;
    }

    /** A folder of a PACS, which the server reads in place. It is not there before a test makes it. */
    protected static Path pacs() {
        return PACS;
    }

    /** Which the RIS calls {@code //his/reports}. It is not there before a test makes it. */
    protected static Path reportFolder() {
        return DATA.resolve("his-reports");
    }

    protected static int dicomPort() {
        return PORT_BASE + 3;
    }

    /** Where the first peers {@code DCMTK} (may everything) and {@code MODALITY} (may store) would listen. */
    protected static int peerPort() {
        return PORT_BASE + 6;
    }

    protected static int hl7Port() {
        return PORT_BASE + 4;
    }

    protected static int hl7TlsPort() {
        return PORT_BASE + 7;
    }

    protected static int dicomTlsPort() {
        return PORT_BASE + 5;
    }

    /** Which explains reports. */
    protected static ModelServer model() {
        return MODEL;
    }

    /** Issues certificates to DICOM devices. */
    protected static TlsFiles authorityOfTheDevices() {
        return AUTHORITY;
    }

    protected static URI https() {
        return URI.create("https://localhost:" + (PORT_BASE + 2));
    }

    @Override
    protected final URI address() {
        return https();
    }

    @Override
    protected final Path accountsFile() {
        return ACCOUNTS;
    }

    /** A program with the first API key, which may read, search, store and share. */
    protected final ApiClient service() {
        return anyone().bearing(firstKey());
    }

    /** Opens a study to the first account of a role for an hour, as a responsible person does. */
    protected final void open(String studyUid, String role) {
        grants.update(
                """
                insert into grant_access (id, staff_id, staff_name, study_instance_uid, kind, reason, departments,
                                          granted_at, granted_by, expires_at)
                select ?, id, name, ?, 'REQUEST', 'test', '{}', ?, 'test', ? from access_staff where name = ?
                """,
                OpaqueId.next(),
                studyUid,
                Timestamp.from(clock().instant()),
                Timestamp.from(clock().instant().plus(Duration.ofHours(1))),
                role.toLowerCase(Locale.ROOT));
    }

    /** By STOW-RS, as one file; what went well and what did not is answered in JSON. */
    protected static ApiClient.Answer store(ApiClient sender, TestInstance instance) {
        return sender.post(
                "/dicomweb/studies", "application/dicom", instance.file(), "Accept", "application/dicom+json");
    }

    protected static String firstKey() {
        try {
            return Files.readString(FIRST_KEY).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TlsFiles authorityOfDevices() {
        try {
            return TlsFiles.authority(Files.createDirectories(DATA.resolve("devices")), "hospital");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
