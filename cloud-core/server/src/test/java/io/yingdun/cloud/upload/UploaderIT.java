package io.yingdun.cloud.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.CloudProcess;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.foundation.testkit.FreePorts;
import io.yingdun.foundation.testkit.LiveFolder;
import io.yingdun.uploader.testkit.CuttingRelay;
import io.yingdun.uploader.testkit.Instances;
import io.yingdun.uploader.testkit.UploadProcess;
import io.yingdun.uploader.testkit.UploadProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uploader's and the server's processes, and what may befall either: all arrives, and once. */
class UploaderIT {

    private static final int SMALL = 60;
    private static final int SMALL_BYTES = 150_000;
    private static final int LARGE = 3;
    private static final int LARGE_BYTES = 20 << 20;

    @TempDir
    private Path folder;

    private CloudProcess cloud;
    private UploadProcess uploader;
    private final List<byte[]> images = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cloud = new CloudProcess(Files.createDirectories(folder.resolve("server")));
        cloud.start();
        uploader = new UploadProcess(folder.resolve("queue"), cloud.key(), cloud.authority());
    }

    @AfterEach
    void stop() throws Exception {
        cloud.close();
    }

    @Test
    void losesAndDoublesNothingWhenBothAreKilledAtRandomMoments() throws Exception {
        writeImages();
        Random random = new Random(20_251_101);
        String[] slowly = {"--limit", "6MB/s", images().toString()};
        Process running = uploader.start(cloud.address(), slowly);
        for (int round = 0; round < 6; round++) {
            TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1500));
            if (round % 3 == 2) {
                cloud.kill();
                cloud.start();
            } else {
                running.destroyForcibly().waitFor();
                running = uploader.start(cloud.address(), slowly);
            }
        }
        running.destroyForcibly().waitFor();
        Ended last = uploader.run(cloud.address(), images().toString());

        assertThat(last.status()).as(last.errors()).isZero();
        assertThat(last.outcomes()).hasSize(images.size()).containsOnly("stored");
        everythingIsThereOnce();
    }

    @Test
    void sendsOnlyTheRestOfAFileAfterACut() throws Exception {
        byte[] image = Instances.incompressible(1, LARGE_BYTES);
        Files.write(Files.createDirectories(images()).resolve("1"), image);
        images.add(image);
        try (CuttingRelay line = new CuttingRelay(cloud.httpsPort())) {
            line.cutAfter(LARGE_BYTES / 2);
            Ended ended = uploader.run(URI.create("https://localhost:" + line.port()), images().toString());

            assertThat(ended.status()).as(ended.errors()).isZero();
            assertThat(line.cuts()).isEqualTo(1);
            assertThat(line.passed()).isLessThan(image.length * 6L / 5);
        }
        everythingIsThereOnce();
    }

    @Test
    void waitsForAServerWhoseDiskIsFull() throws Exception {
        cloud.close();
        cloud.start("--yingdun.storage.reserve=1000000GB");
        images.add(Instances.ct(1, SMALL_BYTES));
        Files.write(Files.createDirectories(images()).resolve("1"), images.get(0));
        Process running = uploader.start(cloud.address(), "--watch", images().toString(), "--quiet", "1");
        try {
            UploadProcess.await(() -> uploader.errors().contains("There is no room for this file"));
            cloud.close();
            cloud.start();
            UploadProcess.await(() -> uploader.output().contains("\"stored\""));
        } finally {
            running.destroy();
            running.waitFor();
        }
        everythingIsThereOnce();
    }

    @Test
    void endsWithAClearWordWhenTheKeyIsWrong() throws Exception {
        uploader = new UploadProcess(folder.resolve("queue"), "yk_wrong", cloud.authority());
        Files.write(Files.createDirectories(images()).resolve("1"), Instances.ct(1, SMALL_BYTES));
        Ended ended = uploader.run(cloud.address(), images().toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("refuses the API key").doesNotContain("yk_wrong");
    }

    /** A modality has its answer, so that it forgets the image: now only the uploader has it. */
    @Test
    void sendsWhatAModalityStoredWhileTheCloudWasAwayAlsoAfterItsOwnEnd() throws Exception {
        Dcmtk.assumeInstalled();
        Path image = Files.write(folder.resolve("image"), Instances.ct(1, SMALL_BYTES));
        cloud.kill();
        int port = FreePorts.base(1);
        String[] receive = {"--receive", Integer.toString(port)};
        Process killed = uploader.start(cloud.address(), receive);
        UploadProcess.await(() -> uploader.errors().contains("Listening on port " + port));
        Dcmtk.Outcome stored =
                Dcmtk.run("storescu", "-aec", "YINGDUN_UP", "localhost", Integer.toString(port), image.toString());
        killed.destroyForcibly().waitFor();
        assertThat(stored.status()).as(stored.output()).isZero();

        cloud.start();
        Process running = uploader.start(cloud.address(), receive);
        try {
            UploadProcess.await(() -> uploader.output().contains("\"stored\""));
            assertThat(cloud.service().get("/dicomweb/instances").text()).contains(Instances.sopInstanceUid(1));
            UploadProcess.await(() -> receivedFiles().isEmpty());
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    private List<Path> receivedFiles() {
        try {
            return LiveFolder.files(folder.resolve("queue/received"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path images() {
        return folder.resolve("images");
    }

    private void writeImages() throws IOException {
        Files.createDirectories(images());
        for (int i = 0; i < SMALL; i++) {
            images.add(Instances.ct(i, SMALL_BYTES));
        }
        for (int i = SMALL; i < SMALL + LARGE; i++) {
            images.add(Instances.incompressible(i, LARGE_BYTES));
        }
        for (int i = 0; i < images.size(); i++) {
            Files.write(images().resolve("IM" + i), images.get(i));
        }
    }

    /** The server names each as stored, and its store has as many objects as there are images, each with its hash. */
    private void everythingIsThereOnce() throws IOException {
        UploadRequests requests = new UploadRequests(cloud.address(), cloud.authority(), cloud.key());
        for (byte[] image : images) {
            int number = images.size() == 1 ? 1 : images.indexOf(image);
            assertThat(requests.standing(image, Instances.sopInstanceUid(number))
                            .state())
                    .isEqualTo("stored");
        }
        assertThat(LiveFolder.files(cloud.folder("objects")).stream()
                        .filter(file -> !file.toString().contains("incoming"))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("[0-9a-f]{64}")))
                .containsExactlyInAnyOrderElementsOf(
                        images.stream().map(UploadRequests::sha256).toList());
        assertThat(cloud.folder("uploads")).isDirectoryNotContaining("glob:**.part");
    }
}
