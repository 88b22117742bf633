package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Conflicts;
import io.yingdun.cloud.testkit.SentInstance;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.testkit.NetworkThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Workstations that forward the same study to the archive at the same moment. */
class ManySendersIT extends RunningCloud {

    private static final int SENDERS = 10;

    @Autowired
    private Archive archive;

    @Autowired
    private Conflicts conflicts;

    private final NetworkThreads network = new NetworkThreads();

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void storeTheSameInstanceOnceAndNoneIsToldOfAnError() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy().pixels(256, 256);
        List<ClientSession> senders = new ArrayList<>();
        for (int n = 0; n < SENDERS; n++) {
            senders.add(SentInstance.associate(
                            network.client("DCMTK"),
                            dicomPort(),
                            SentInstance.proposal().build())
                    .get(60, TimeUnit.SECONDS));
        }
        List<CompletableFuture<Status>> sent = senders.stream()
                .map(sender -> SentInstance.send(sender, instance))
                .toList();
        List<Status> answers = new ArrayList<>();
        for (CompletableFuture<Status> one : sent) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        senders.forEach(ClientSession::close);

        assertThat(answers).isEqualTo(Collections.nCopies(SENDERS, Status.SUCCESS));
        assertThat(archive.study(instance.studyUid()).orElseThrow().instanceCount())
                .isEqualTo(1);
        assertThat(conflicts.ofStudy(instance.studyUid())).isEmpty();
        String hash =
                String.valueOf(archive.instance(instance.sopUid()).orElseThrow().sha256());
        await().untilAsserted(() -> assertThat(filesOf(hash)).hasSize(1));
        assertThat(service()
                        .get(instance.path(), "Accept", "application/dicom; transfer-syntax=*")
                        .body())
                .isEqualTo(instance.file());
    }

    /** With another name as long as a row may be lost in a crash. */
    private static List<Path> filesOf(String hash) throws IOException {
        try (Stream<Path> files = Files.find(
                dataDir().resolve("cloud/objects"),
                3,
                (path, attributes) -> path.getFileName().toString().startsWith(hash))) {
            return files.toList();
        }
    }
}
