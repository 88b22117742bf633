package io.yingdun.uploader;

import static io.yingdun.uploader.testkit.SmallCloud.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.uploader.testkit.CuttingRelay;
import io.yingdun.uploader.testkit.Instances;
import io.yingdun.uploader.testkit.SmallCloud;
import io.yingdun.uploader.testkit.TestAuthority;
import io.yingdun.uploader.testkit.UploadProcess;
import io.yingdun.uploader.testkit.UploadProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, against the protocol over HTTPS. */
class UploadIT {

    private static final int LARGE = 3 << 20;

    @TempDir
    private static Path shared;

    private static TestAuthority authority;

    @TempDir
    private Path folder;

    private SmallCloud cloud;
    private UploadProcess uploader;

    @BeforeAll
    static void makeAuthority() throws IOException, InterruptedException {
        authority = TestAuthority.in(shared, "cloud");
    }

    @BeforeEach
    void start() throws IOException {
        cloud = new SmallCloud(authority);
        uploader = new UploadProcess(folder.resolve("queue"), SmallCloud.KEY, authority.pem());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void sendsASmallFileInOneRequest() throws Exception {
        byte[] image = Instances.ct(1, 20_000);
        Ended ended = upload(write("a/1.dcm", image));

        assertThat(ended.status()).as(ended.errors()).isZero();
        assertThat(ended.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").asString()).isEqualTo("stored");
            assertThat(line.path("sha256").asString()).isEqualTo(sha256(image));
        });
        assertThat(cloud.stored().get(sha256(image))).isEqualTo(image);
        assertThat(cloud.requests()).containsExactly("PUT 0 zstd");
    }

    @Test
    void sendsWhatDoesNotShrinkAsItIs() throws Exception {
        upload(write("1.dcm", Instances.incompressible(1, 20_000)));
        assertThat(cloud.requests()).containsExactly("PUT 0");
    }

    @Test
    void compressesNothingWhenToldSo() throws Exception {
        uploader.run(cloud.address(), "--no-compress", write("1.dcm", Instances.ct(1, 20_000)));
        assertThat(cloud.requests()).containsExactly("PUT 0");
    }

    @Test
    void goesOnWhereTheLineWasCutInTheMiddleOfAFile() throws Exception {
        byte[] image = Instances.incompressible(1, LARGE);
        try (CuttingRelay line = new CuttingRelay(cloud.port())) {
            line.cutAfter(LARGE / 2);
            Ended ended = uploader.run(at(line.port()), write("1.dcm", image));

            assertThat(ended.status()).as(ended.errors()).isZero();
            assertThat(line.cuts()).isEqualTo(1);
            assertThat(line.passed()).isLessThan(image.length * 5L / 4);
        }
        assertThat(cloud.stored().get(sha256(image))).isEqualTo(image);
    }

    @Test
    void asksBeforeItSendsAFileAgain() throws Exception {
        String file = write("1.dcm", Instances.ct(1, 20_000));
        upload(file);
        Ended again = upload(file);

        assertThat(again.status()).isZero();
        assertThat(again.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("outcome").asString()).isEqualTo("stored"));
        assertThat(cloud.requests()).containsExactly("PUT 0 zstd", "GET");
    }

    @Test
    void triesAgainWhenTheServersDiskIsFullOrItIsBusy() throws Exception {
        byte[] image = Instances.ct(1, 20_000);
        cloud.failNext(507, 503, 500);
        Ended ended = upload(write("1.dcm", image));

        assertThat(ended.status()).as(ended.errors()).isZero();
        assertThat(ended.errors()).contains("Answer 507.");
        assertThat(cloud.stored()).containsKey(sha256(image));
    }

    @Test
    void namesConflictsAndRefusalsAndKeepsThemInTheQueue() throws Exception {
        byte[] conflict = Instances.ct(1, 1_000);
        byte[] refused = Instances.ct(2, 1_000);
        cloud.judge(sha256(conflict), "conflict");
        cloud.judge(sha256(refused), "refused");
        write("all/1.dcm", conflict);
        write("all/2.dcm", refused);
        write("all/3.dcm", Instances.ct(3, 1_000));
        Ended ended = upload(folder.resolve("all").toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.outcomes()).containsExactlyInAnyOrder("conflict", "refused", "stored");
        Ended queue = uploader.queue("--json");
        assertThat(queue.status()).isEqualTo(1);
        assertThat(queue.outcomes()).containsExactlyInAnyOrder("conflict", "refused");
        assertThat(queue.lines())
                .allSatisfy(line -> assertThat(line.path("reason").asString()).isEqualTo("said the test"));
    }

    @Test
    void passesOverWhatIsNotDicomInAFolderAndSaysSo() throws Exception {
        write("cd/readme.txt", "Open viewer.exe".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        write("cd/IM1", Instances.ct(1, 1_000));
        Ended ended = upload(folder.resolve("cd").toString());

        assertThat(ended.status()).isZero();
        assertThat(ended.outcomes()).containsExactlyInAnyOrder("skipped", "stored");
    }

    @Test
    void refusesAWrongKeyInWords() throws Exception {
        uploader = new UploadProcess(folder.resolve("queue"), "yk_wrong", authority.pem());
        Ended ended = upload(write("1.dcm", Instances.ct(1, 1_000)));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("the server refuses the API key");
        assertThat(ended.errors()).doesNotContain("yk_wrong");
    }

    @Test
    void trustsNobodyButThePinnedAuthority() throws Exception {
        TestAuthority other = TestAuthority.in(folder, "other");
        uploader = new UploadProcess(folder.resolve("queue"), SmallCloud.KEY, other.pem());
        Ended ended = upload(write("1.dcm", Instances.ct(1, 1_000)));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("certificate is not trusted");
        assertThat(cloud.requests()).isEmpty();
    }

    @Test
    void speaksNothingButHttps() throws Exception {
        Ended ended = uploader.run(java.net.URI.create("http://localhost:" + cloud.port()), "x.dcm");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.errors()).contains("https");
    }

    @Test
    void sendsNothingInHoursOfPauseAndKeepsTheQueue() throws Exception {
        String file = write("1.dcm", Instances.ct(1, 1_000));
        Process paused = uploader.start(cloud.address(), "--limit", "pause", file);
        uploader.awaitInQueue("1.dcm");
        paused.destroy();
        paused.waitFor();
        assertThat(cloud.requests()).isEmpty();

        Ended later = uploader.run(cloud.address());
        assertThat(later.status()).as(later.errors()).isZero();
        assertThat(later.outcomes()).containsExactly("stored");
    }

    @Test
    void watchesAFolderUntilItIsStopped() throws Exception {
        Path watched = Files.createDirectory(folder.resolve("watched"));
        Process service = uploader.start(cloud.address(), "--watch", watched.toString(), "--quiet", "1");
        try {
            byte[] image = Instances.ct(1, 20_000);
            write("watched/新/1.dcm", image);
            uploader.awaitStored(cloud, sha256(image));
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(uploader.queue("--json").lines()).isEmpty();
        assertThat(uploader.queue("--json", "--all").outcomes()).containsExactly("stored");
    }

    private Ended upload(String path) throws IOException, InterruptedException {
        return uploader.run(cloud.address(), path);
    }

    private String write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toString();
    }

    private static java.net.URI at(int port) {
        return java.net.URI.create("https://localhost:" + port);
    }
}
