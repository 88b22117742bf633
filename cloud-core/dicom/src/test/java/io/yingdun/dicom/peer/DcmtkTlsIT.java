package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AssociationAbortedException;
import io.yingdun.dicom.association.AssociationRequest;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DICOM over TLS (PS3.15 annex B) with DCMTK, in both directions. */
class DcmtkTlsIT {

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

    private DicomProvider provider(ClientAuth clientAuth) throws IOException {
        SslContext tls = ours.server(theirs, clientAuth);
        return DicomProvider.builder(
                        request -> {
                            asked.add(request);
                            return Admission.accept(Contexts.archive().build(), PeerLimits.DEFAULT);
                        },
                        threads.eventLoops(),
                        threads.workers())
                .store(store)
                .tls(() -> tls)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void receivesFromDcmtkWithoutCertificate() throws IOException, InterruptedException {
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
    void knowsThePeerByItsCertificate() throws IOException, InterruptedException {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "echoscu",
                    "+tls",
                    theirs.keyFile().toString(),
                    theirs.certificateFile().toString(),
                    "+cf",
                    ours.certificateFile().toString(),
                    "localhost",
                    "" + provider.port());
            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(asked.get(0).peerCertificates()).containsExactly(theirs.certificate());
        }
    }

    @Test
    void letsNobodyInWithoutTheCertificateThatIsAskedFor() throws IOException, InterruptedException {
        try (DicomProvider provider = provider(ClientAuth.REQUIRE)) {
            Dcmtk.Outcome outcome = Dcmtk.run(
                    "echoscu", "+tla", "+cf", ours.certificateFile().toString(), "localhost", "" + provider.port());
            assertThat(outcome.status()).isNotZero();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void letsNobodyInInTheClear() throws IOException, InterruptedException {
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
