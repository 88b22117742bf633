package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AssociationAbortedException;
import io.yingdun.dicom.association.AssociationRequest;
import io.yingdun.dicom.association.ListeningPort;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.SampleFiles;
import io.yingdun.dicom.testkit.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM over TLS (PS3.15 §B.12) with DCMTK, in both directions. */
class DcmtkTlsIT {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final NetworkThreads threads = new NetworkThreads();
    private final MemoryStore store = new MemoryStore();
    private final List<AssociationRequest> asked = new CopyOnWriteArrayList<>();
    private TlsFiles ours;
    private TlsFiles theirs;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void certificates() throws Exception {
        Dcmtk.assumeInstalled();
        ours = new TlsFiles(folder, "yingdun");
        theirs = new TlsFiles(folder, "dcmtk");
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private DicomProvider provider(ClientAuth clientAuth) throws Exception {
        SslContext tls = ours.server(theirs, clientAuth);
        return DicomProvider.builder(
                        request -> {
                            asked.add(request);
                            return Admission.accept(Contexts.archive().build(), PeerLimits.DEFAULT);
                        },
                        threads.eventLoops(),
                        threads.workers())
                .store(store)
                .listen(List.of(ListeningPort.tls(ANY_PORT, () -> tls), ListeningPort.clear(ANY_PORT)));
    }

    private Dcmtk.Outcome echoAs(TlsFiles identity, DicomProvider provider, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("echoscu", "+cf", path(ours.certificateFile())));
        command.addAll(List.of("+tls", path(identity.keyFile()), path(identity.certificateFile())));
        command.addAll(List.of(more));
        command.addAll(List.of("localhost", "" + provider.port()));
        return Dcmtk.run(command.toArray(String[]::new));
    }

    private static String path(Path file) {
        return file.toString();
    }

    @Test
    void receivesFromDcmtkWithoutCertificate() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.NONE)) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "storescu",
                    "+tla",
                    "+cf",
                    ours.certificateFile().toString(),
                    "+sd",
                    "localhost",
                    "" + provider.port(),
                    SampleFiles.file("pet-ct/ct").toString());
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(store.instances()).hasSize(133);
            assertThat(asked.get(0).peerCertificates()).isEmpty();
        }
    }

    @Test
    void knowsThePeerByItsCertificate() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            Dcmtk.Outcome outcome = echoAs(theirs, provider);
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(asked.get(0).tls()).isTrue();
            assertThat(asked.get(0).peerCertificates()).containsExactly(theirs.certificate());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientAuth.class,
            names = {"OPTIONAL", "REQUIRE"})
    void letsNobodyInWithACertificateThatItDoesNotKnow(ClientAuth clientAuth) throws Exception {
        TlsFiles stranger = new TlsFiles(folder, "stranger");
        try (DicomProvider provider = provider(clientAuth)) {
            assertThat(echoAs(stranger, provider).status()).isNotZero();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void takesAPeerWithoutCertificateWhereItIsOptional() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.OPTIONAL)) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "echoscu", "+tla", "+cf", path(ours.certificateFile()), "localhost", "" + provider.port());
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(asked.get(0).tls()).isTrue();
            assertThat(asked.get(0).peerCertificates()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+py", "+px", "+pz"})
    void agreesWithEachOfTheProfilesThatAreInForce(String profile) throws Exception {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            Dcmtk.Outcome outcome = echoAs(theirs, provider, profile);
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }
    }

    @Test
    void listensInTheClearOnAPortOfItsOwn() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            String port = String.valueOf(provider.ports().get(1));
            assertThat(Dcmtk.run("echoscu", "localhost", port).status()).isZero();
            assertThat(asked.get(0).tls()).isFalse();
        }
    }

    @Test
    void letsNobodyInWithoutTheCertificateThatIsAskedFor() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "echoscu", "+tla", "+cf", ours.certificateFile().toString(), "localhost", "" + provider.port());
            assertThat(outcome.status()).isNotZero();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void letsNobodyInInTheClear() throws Exception {
        try (DicomProvider provider = provider(ClientAuth.NONE)) {
            assertThat(Dcmtk.run("echoscu", "-ta", "5", "localhost", "" + provider.port())
                            .status())
                    .isNotZero();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void sendsToDcmtk() throws Exception {
        int port = Dcmtk.freePort();
        DicomClient client = threads.client("YINGDUN");
        // DCMTK asks for the client's certificate, and "serve" knocks without TLS first
        try (Dcmtk.Server server = Dcmtk.serve(
                folder,
                port,
                "storescp",
                "+tls",
                theirs.keyFile().toString(),
                theirs.certificateFile().toString(),
                "+cf",
                ours.certificateFile().toString(),
                String.valueOf(port))) {
            RemoteApplicationEntity dcmtk =
                    new RemoteApplicationEntity("DCMTK", "localhost", server.port(), ours.client(theirs));
            assertThat(client.echo(dcmtk).get(20, TimeUnit.SECONDS)).isEqualTo(Status.SUCCESS);

            RemoteApplicationEntity impostor =
                    new RemoteApplicationEntity("DCMTK", "localhost", server.port(), ours.client(ours));
            assertThatThrownBy(() -> client.echo(impostor).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AssociationAbortedException.class);
        }
    }
}
