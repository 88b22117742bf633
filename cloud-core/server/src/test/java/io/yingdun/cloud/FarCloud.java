package io.yingdun.cloud;

import io.yingdun.cloud.testkit.S3Server;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.MovableTime;
import io.yingdun.foundation.testkit.RunningSite;
import io.yingdun.uploader.testkit.CuttingRelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole imaging cloud with a far store, S3Proxy behind a line that can break. Objects are moved whatever their age, and
 * only when a test asks for it. Tests of one JVM share it.
 */
@SpringBootTest(classes = CloudServer.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(MovableTime.class)
public abstract class FarCloud extends RunningSite {

    private static final Path DATA = newDataDirectory();
    private static final Path ACCOUNTS = DATA.resolve("accounts.json");
    private static final Path FIRST_KEY = DATA.resolve("first.key");
    private static final int PORT_BASE = FreePorts.base(6);
    private static final S3Server STORE;
    private static final CuttingRelay LINE;

    static {
        try {
            STORE = new S3Server(Files.createDirectories(DATA.resolve("s3")));
            LINE = new CuttingRelay(STORE.port());
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void options(DynamicPropertyRegistry options) {
        options.add("yingdun.data-dir", DATA::toString);
        options.add("yingdun.port-base", () -> PORT_BASE);
        options.add("yingdun.access.first-accounts-file", ACCOUNTS::toString);
        options.add("yingdun.access.first-key-file", FIRST_KEY::toString);
        options.add("yingdun.storage.s3.endpoint", () -> "http://127.0.0.1:" + LINE.port());
        options.add("yingdun.storage.s3.bucket", () -> S3Server.BUCKET);
        options.add("yingdun.storage.s3.credentials-file", STORE::credentialsFile);
        options.add("yingdun.storage.tiering.move-after", () -> "0s");
        options.add("yingdun.storage.tiering.every", () -> "1d");
        options.add("yingdun.storage.tiering.rate", () -> "50MB");
    }

    protected static S3Server store() {
        return STORE;
    }

    /** Between the server and its far store. */
    protected static CuttingRelay line() {
        return LINE;
    }

    /** Where an object lies on the server's own disk. */
    protected static Path local(String sha256) {
        return DATA.resolve("cloud/objects")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** The index knows it for good: what it may not know is not moved. */
    protected static boolean isSettled(String sha256) throws IOException {
        try (Stream<Path> undecided = Files.list(DATA.resolve("cloud/objects/incoming"))) {
            return undecided.noneMatch(name -> name.getFileName().toString().startsWith(sha256));
        }
    }

    @Override
    protected final URI address() {
        return URI.create("https://localhost:" + (PORT_BASE + 2));
    }

    @Override
    protected final Path accountsFile() {
        return ACCOUNTS;
    }

    /** A program with the first API key, which may read, search, store and share. */
    protected final ApiClient service() {
        try {
            return anyone().bearing(Files.readString(FIRST_KEY).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
