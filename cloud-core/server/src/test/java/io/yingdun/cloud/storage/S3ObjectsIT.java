package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.testkit.S3Server;
import io.yingdun.uploader.testkit.CuttingRelay;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a real S3 server, S3Proxy, through a line that can break. */
class S3ObjectsIT {

    private static final Pace FREE = new Pace(Long.MAX_VALUE / 2_000_000_000L);

    @TempDir
    private static Path folder;

    private static S3Server server;
    private final Random random = new Random(1);
    private CuttingRelay line;
    private S3Objects objects;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server(Files.createDirectory(folder.resolve("s3")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        line = new CuttingRelay(server.port());
        objects = objects(S3Server.BUCKET, S3Credentials.find(server.credentialsFile(), Map.of()));
    }

    @AfterEach
    void disconnect() throws IOException {
        objects.close();
        line.close();
    }

    private S3Objects objects(String bucket, S3Credentials credentials) {
        URI endpoint = URI.create("http://127.0.0.1:" + line.port());
        return new S3Objects(
                new S3Settings(endpoint, "us-east-1", bucket, true, null, false, Duration.ofSeconds(5)), credentials);
    }

    private String newKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String put(byte[] bytes) throws IOException {
        String key = newKey();
        objects.put(key, Files.write(folder.resolve(key), bytes), FREE);
        return key;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void hasTheSizeOfWhatWasPut(int size) throws IOException {
        assertThat(objects.sizeOf(put(bytes(size)))).hasValue(size);
    }

    @Test
    void givesARange() throws IOException {
        String key = put("0123456789".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (InputStream range = new FarStream(objects, key, 3, 4)) {
            assertThat(range.readAllBytes()).asString().isEqualTo("3456");
        }
    }

    @Test
    void sendsALargeObjectInParts() throws IOException {
        byte[] large = bytes((64 << 20) + 1_000);
        String key = put(large);
        assertThat(objects.sizeOf(key)).hasValue(large.length);
        try (InputStream whole = new FarStream(objects, key, 0, large.length)) {
            assertThat(FileObjects.hash(whole)).isEqualTo(FileObjects.hash(new java.io.ByteArrayInputStream(large)));
        }
    }

    @Test
    void saysForCertainThatThereIsNone() throws IOException {
        assertThat(objects.sizeOf(newKey())).isEmpty();
    }

    @Test
    void deletesAlsoWhatIsNotThere() throws IOException {
        String key = put(bytes(10));
        objects.delete(key);
        objects.delete(key);
        assertThat(objects.sizeOf(key)).isEmpty();
    }

    @Test
    void goesOnWhereTheLineBroke() throws IOException {
        byte[] bytes = bytes(2_000_000);
        String key = put(bytes);
        line.cutAnswerAfter(1_000_000);
        try (InputStream whole = new FarStream(objects, key, 0, bytes.length)) {
            assertThat(whole.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(line.cuts()).isEqualTo(1);
    }

    @Test
    void isUnavailableWithoutItsBucketAndSaysNothingOfTheObjects() throws IOException {
        try (S3Objects elsewhere = objects("no-such-bucket", S3Credentials.find(server.credentialsFile(), Map.of()))) {
            unavailable(() -> elsewhere.sizeOf(newKey()));
        }
    }

    @Test
    void isUnavailableWithAWrongSecretWhichNobodyReads() throws IOException {
        String key = S3Credentials.find(server.credentialsFile(), Map.of()).key();
        try (S3Objects refused = objects(S3Server.BUCKET, new S3Credentials(key, "wrong-secret"))) {
            unavailable(() -> refused.sizeOf(newKey()));
        }
    }

    @Test
    void isUnavailableWhenNobodyListens() throws IOException {
        line.close();
        unavailable(() -> objects.sizeOf(newKey()));
    }

    private interface Attempt {
        Object run() throws IOException;
    }

    private static void unavailable(Attempt attempt) {
        assertThatThrownBy(attempt::run)
                .hasMessageNotContaining("secret")
                .isInstanceOfSatisfying(
                        StorageException.class,
                        away -> assertThat(away.kind()).isEqualTo(StorageException.Kind.UNAVAILABLE));
    }
}
