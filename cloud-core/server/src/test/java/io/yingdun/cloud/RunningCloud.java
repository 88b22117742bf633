package io.yingdun.cloud;

import io.yingdun.cloud.access.SampleRoutes;
import io.yingdun.dicom.testkit.TlsFiles;
import io.yingdun.foundation.pki.CertificateAuthority;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole imaging cloud for integration tests: real HTTPS, real PostgreSQL, a data directory below {@code target}.
 * Tests of one JVM share it, so each makes what it needs and counts on nothing being empty.
 */
@SpringBootTest(classes = CloudServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import({RunningCloud.Time.class, SampleRoutes.Rules.class})
public abstract class RunningCloud {

    private static final Path DATA = dataDirectory();
    private static final Path ACCOUNTS = DATA.resolve("accounts.json");
    private static final Path PACS = DATA.resolve("pacs");
    private static final Path FIRST_KEY = DATA.resolve("first.key");
    private static final int PORT_BASE = FreePorts.base(6);
    private static final TlsFiles AUTHORITY = authorityOfDevices();
    private static final String PEERS =
            "DCMTK@localhost:" + peerPort() + ", MODALITY@localhost:" + peerPort() + "=store, DOWN@localhost:1";

    @Autowired
    private CertificateAuthority authority;

    @Autowired
    private MovableClock clock;

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
        options.add("yingdun.dimse.most-matches", () -> 20);
    }

    /** Lets tests jump ahead instead of waiting. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Clock.systemUTC());
        }
    }

    protected final MovableClock clock() {
        return clock;
    }

    protected static Path dataDir() {
        return DATA;
    }

    /** A folder of a PACS, which the server reads in place. It is not there before a test makes it. */
    protected static Path pacs() {
        return PACS;
    }

    protected static int dicomPort() {
        return PORT_BASE + 3;
    }

    /** Where the first peers {@code DCMTK} (may everything) and {@code MODALITY} (may store) would listen. */
    protected static int peerPort() {
        return PORT_BASE + 4;
    }

    protected static int dicomTlsPort() {
        return PORT_BASE + 5;
    }

    /** Issues certificates to DICOM devices. */
    protected static TlsFiles authority() {
        return AUTHORITY;
    }

    protected static URI https() {
        return URI.create("https://localhost:" + (PORT_BASE + 2));
    }

    protected final ApiClient anyone() {
        return ApiClient.trusting(https(), authority.certificate());
    }

    /** A fresh session of the account that the server made for this role. */
    protected final ApiClient loggedInAs(String role) {
        JsonNode account = firstAccount(role);
        return anyone().logIn(
                        account.get("user").asString(), account.get("password").asString());
    }

    protected static JsonNode firstAccount(String role) {
        try {
            for (JsonNode account : new JsonMapper().readTree(Files.readString(ACCOUNTS))) {
                if (account.get("role").asString().equals(role)) {
                    return account;
                }
            }
            throw new IllegalArgumentException(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program with the first API key, which may read, search, store and share. */
    protected final ApiClient service() {
        return anyone().bearing(firstKey());
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

    private static Path dataDirectory() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "it-data"));
            return Files.createTempDirectory(parent, "cloud").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
