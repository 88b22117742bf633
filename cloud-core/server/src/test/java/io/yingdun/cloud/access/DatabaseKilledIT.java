package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ris.MllpSender;
import io.yingdun.cloud.testkit.SentInstance;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Invocation;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.service.commitment.InstanceReference;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.foundation.testkit.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The embedded database's postmaster, {@code kill -9}, under the living server. */
class DatabaseKilledIT extends RunningCloud {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final NetworkThreads network = new NetworkThreads();

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void everyDoorSaysComeAgainUntilTheDatabaseIsBackByItself() throws Exception {
        TestInstance before = TestInstance.ofNewStudy();
        ClientSession peer = associate();
        assertThat(send(peer, before)).isEqualTo(Status.SUCCESS);
        ApiClient client = service();
        String search = "/dicomweb/studies?StudyInstanceUID=" + before.studyUid();
        assertThat(client.get(search).status()).isEqualTo(200);

        ProcessHandle killed = postmaster();
        List<ProcessHandle> sessions = killed.children().toList();
        int port = databasePort();
        killed.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        // Until its port is free it cannot come back before it has been missed.
        try (ServerSocket held = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), ServerSocket::isBound)) {
            assertThat(held.isBound()).isTrue();
            CompletableFuture<ApiClient.Answer> searched = CompletableFuture.supplyAsync(() -> client.get(search));
            CompletableFuture<ApiClient.Answer> stored =
                    CompletableFuture.supplyAsync(() -> store(client, before.sibling(2)));
            refusesPeersForNow(peer, before.sibling(3));
            assertThat(admit(before)).contains("\rMSA|AE|");

            assertThat(searched.get().code()).isEqualTo("unavailable");
            assertThat(List.of(searched.get(), stored.get())).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
            });
        }
        await().atMost(PATIENCE).until(() -> client.get(search).status() == 200);
        assertThat(client.get(search).text()).contains(before.studyUid());
        await().atMost(PATIENCE).until(() -> send(peer, before.sibling(4)).equals(Status.SUCCESS));
        await().atMost(PATIENCE).until(() -> store(client, before.sibling(5)).status() == 200);
        await().atMost(PATIENCE).until(() -> admit(before).contains("\rMSA|AA|"));
    }

    /** By HL7; twice it is the same message. */
    private static String admit(TestInstance instance) throws IOException {
        String id = instance.studyUid();
        String message = "MSH|^~\\&|HIS|HOSPITAL|RIS|YINGDUN|20260101120000||ADT^A04|" + id
                + "|P|2.5.1\rEVN|A04\rPID|1||" + id + "||Zhang^San||19800102|M\r";
        return MllpSender.ask(hl7Port(), message, StandardCharsets.UTF_8);
    }

    private ClientSession associate() throws Exception {
        return SentInstance.associate(
                        network.client("DCMTK"),
                        dicomPort(),
                        SentInstance.proposal()
                                .context(UID.StudyRootQueryRetrieveInformationModelFind, SupportedContexts.UNCOMPRESSED)
                                .context(UID.StudyRootQueryRetrieveInformationModelMove, SupportedContexts.UNCOMPRESSED)
                                .context(UID.StudyRootQueryRetrieveInformationModelGet, SupportedContexts.UNCOMPRESSED)
                                .context(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED)
                                .build())
                .get(60, TimeUnit.SECONDS);
    }

    private static Status send(ClientSession peer, TestInstance instance) throws Exception {
        return SentInstance.send(peer, instance).get(60, TimeUnit.SECONDS);
    }

    /** Out of resources of each service (PS3.4 tables B.2-1, C.4-1, C.4-2, C.4-3; PS3.7 §10.1.4.1.10), a passing refusal of an association. */
    private void refusesPeersForNow(ClientSession peer, TestInstance instance) throws Exception {
        assertThat(send(peer, instance).code()).isEqualTo(0xA700);
        // What is known of the peers is read anew each second.
        clock().skip(Duration.ofSeconds(1));
        CompletableFuture<ClientSession> another = CompletableFuture.supplyAsync(() -> {
            try {
                return associate();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        DataSet wanted = new DataSet()
                .put(ElementFactory.text(Tag.QueryRetrieveLevel, "STUDY"))
                .put(ElementFactory.text(Tag.StudyInstanceUID, instance.studyUid()));
        Invocation found = peer.find(UID.StudyRootQueryRetrieveInformationModelFind, wanted, match -> {});
        Invocation moved = peer.move(UID.StudyRootQueryRetrieveInformationModelMove, "DCMTK", wanted, progress -> {});
        Invocation got = peer.get(UID.StudyRootQueryRetrieveInformationModelGet, wanted, progress -> {});
        CompletableFuture<Status> committed =
                peer.requestCommitment("1.2.99", List.of(new InstanceReference(UID.CTImageStorage, instance.sopUid())));
        assertThat(status(found)).isEqualTo(0xA700);
        assertThat(status(moved)).isEqualTo(0xA702);
        assertThat(status(got)).isEqualTo(0xA701);
        assertThat(committed.get(60, TimeUnit.SECONDS).code()).isEqualTo(0x0213);
        assertThatThrownBy(another::get).hasStackTraceContaining("transient: TEMPORARY_CONGESTION");
    }

    private static int status(Invocation invocation) throws Exception {
        return invocation.completed().get(60, TimeUnit.SECONDS).status().code();
    }

    private static ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).orElseThrow();
    }

    private static int databasePort() throws Exception {
        return Integer.parseInt(pidFile().get(3).strip());
    }

    /** Its lines: the process, the data directory, the start, the port (PostgreSQL, "Database File Layout"). */
    private static List<String> pidFile() throws Exception {
        return Files.readAllLines(dataDir().resolve("cloud/database/cluster/postmaster.pid"));
    }
}
