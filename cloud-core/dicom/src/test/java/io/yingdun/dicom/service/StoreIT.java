package io.yingdun.dicom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AssociationAbortedException;
import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.entity.DicomProvider;
import io.yingdun.dicom.service.storage.StoreHandler;
import io.yingdun.dicom.service.storage.StoreSink;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import io.yingdun.dicom.testkit.Contexts;
import io.yingdun.dicom.testkit.MemoryStore;
import io.yingdun.dicom.testkit.NetworkThreads;
import io.yingdun.dicom.testkit.StreamInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C-STORE between our own two sides over a socket: what the provider promises its handler and the user its caller. */
class StoreIT {

    private static final int MEBIBYTE = 1 << 20;

    private final NetworkThreads threads = new NetworkThreads();
    private final DicomClient client = threads.client("TESTER");
    private DicomProvider provider;

    @AfterEach
    void stop() {
        provider.close();
        threads.close();
    }

    private ClientSession connect(StoreHandler handler, int operations) throws Exception {
        return connect(handler, operations, PeerLimits.DEFAULT);
    }

    private ClientSession connect(StoreHandler handler, int operations, PeerLimits limits) throws Exception {
        provider = DicomProvider.builder(
                        request -> Admission.accept(Contexts.archive().build(), limits),
                        threads.eventLoops(),
                        threads.workers())
                .store(handler)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .operations(operations)
                .build();
        return client.open(new RemoteApplicationEntity("YINGDUN", "localhost", provider.port()), proposal)
                .get(10, TimeUnit.SECONDS);
    }

    private static StoredInstance instance(String uid, InputStream bytes) {
        return instance(uid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, bytes);
    }

    private static StoredInstance instance(String uid, TransferSyntax transferSyntax, InputStream bytes) {
        return new StreamInstance(UID.CTImageStorage, uid, transferSyntax, bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static Status await(CompletableFuture<Status> status) throws Exception {
        return status.get(30, TimeUnit.SECONDS);
    }

    @Test
    void bytesArriveAsTheyWere() throws Exception {
        MemoryStore store = new MemoryStore();
        ClientSession session = connect(store, 1);
        for (int length : new int[] {0, 2, 262_138, 262_140, 262_142, 524_276, 5 * MEBIBYTE}) {
            byte[] bytes = random(length);
            String uid = "1.2." + length;
            assertThat(await(session.store(
                            instance(uid, new ByteArrayInputStream(bytes)), TransferSyntaxConverter.NONE)))
                    .isEqualTo(Status.SUCCESS);
            assertThat(store.instances().get(uid).dataSet()).isEqualTo(bytes);
        }
    }

    @Test
    void nothingIsAnsweredBeforeTheSinkSaysThatItIsSafe() throws Exception {
        CompletableFuture<Status> safe = new CompletableFuture<>();
        CountDownLatch whole = new CountDownLatch(1);
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public CompletionStage<Status> complete() {
                        whole.countDown();
                        return safe;
                    }
                },
                1);
        CompletableFuture<Status> status =
                session.store(instance("1.2.3", new ByteArrayInputStream(new byte[100])), TransferSyntaxConverter.NONE);
        assertThat(whole.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(status).isNotDone();
        safe.complete(Status.COERCION_OF_DATA_ELEMENTS);
        assertThat(await(status).code()).isEqualTo(0xB000);
    }

    @Test
    void severalWaitForOneSynchronisationWhereTheWindowAllows() throws Exception {
        List<CompletableFuture<Status>> waiting = new ArrayList<>();
        CountDownLatch five = new CountDownLatch(5);
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public CompletionStage<Status> complete() {
                        CompletableFuture<Status> safe = new CompletableFuture<>();
                        synchronized (waiting) {
                            waiting.add(safe);
                        }
                        five.countDown();
                        return safe;
                    }
                },
                5);
        List<CompletableFuture<Status>> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(session.store(
                    instance("1.2." + i, new ByteArrayInputStream(new byte[1000])), TransferSyntaxConverter.NONE));
        }
        assertThat(five.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sent).noneMatch(CompletableFuture::isDone);
        waiting.forEach(safe -> safe.complete(Status.SUCCESS));
        for (CompletableFuture<Status> status : sent) {
            assertThat(await(status)).isEqualTo(Status.SUCCESS);
        }
    }

    /** The sink stands still: what was taken from the sender by then is bounded, however much it has. */
    @Test
    void aSlowSinkSlowsTheSender() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicLong given = new AtomicLong();
        long length = 200L * MEBIBYTE;
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("arrays only");
            }

            @Override
            public int read(byte[] target, int offset, int wanted) {
                int now = (int) Math.min(wanted, length - given.get());
                given.addAndGet(now);
                return now == 0 && wanted > 0 ? -1 : now;
            }
        };
        AtomicLong taken = new AtomicLong();
        CountDownLatch stuck = new CountDownLatch(1);
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public void write(ByteBuf piece) throws IOException {
                        stuck.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        taken.addAndGet(piece.readableBytes());
                    }
                },
                1);
        CompletableFuture<Status> status = session.store(instance("1.2.3", endless), TransferSyntaxConverter.NONE);
        assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
        long before;
        do {
            before = given.get();
            TimeUnit.MILLISECONDS.sleep(300);
        } while (given.get() != before);
        assertThat(given.get()).isLessThan(60L * MEBIBYTE);
        goOn.countDown();
        assertThat(await(status)).isEqualTo(Status.SUCCESS);
        assertThat(taken).hasValue(length);
    }

    @Test
    void aHandlersRefusalIsTheAnswerAndTheAssociationGoesOn() throws Exception {
        MemoryStore store = new MemoryStore();
        ClientSession session = connect(
                request -> {
                    if (request.sopInstanceUID().equals("1.2.3")) {
                        throw new DimseException(Status.NOT_AUTHORIZED.withComment("not this one"));
                    }
                    return store.open(request);
                },
                1);
        Status refused = await(session.store(
                instance("1.2.3", new ByteArrayInputStream(random(MEBIBYTE))), TransferSyntaxConverter.NONE));
        assertThat(refused).isEqualTo(Status.NOT_AUTHORIZED.withComment("not this one"));
        assertThat(await(session.store(
                        instance("1.2.4", new ByteArrayInputStream(new byte[10])), TransferSyntaxConverter.NONE)))
                .isEqualTo(Status.SUCCESS);
    }

    @Test
    void aFullDiskIsOutOfResourcesAndLeavesNothing() throws Exception {
        AtomicInteger discarded = new AtomicInteger();
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public void write(ByteBuf piece) throws IOException {
                        throw new IOException("No space left on device");
                    }

                    @Override
                    public void discard() {
                        discarded.incrementAndGet();
                    }
                },
                1);
        Status status = await(session.store(
                instance("1.2.3", new ByteArrayInputStream(random(MEBIBYTE))), TransferSyntaxConverter.NONE));
        assertThat(status.code()).isEqualTo(0xA700);
        assertThat(discarded).hasValue(1);
    }

    @Test
    void aSyncThatFailsIsOutOfResources() throws Exception {
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public CompletionStage<Status> complete() {
                        return CompletableFuture.failedStage(new IOException("Input/output error"));
                    }
                },
                1);
        Status status = await(
                session.store(instance("1.2.3", new ByteArrayInputStream(new byte[10])), TransferSyntaxConverter.NONE));
        assertThat(status.code()).isEqualTo(0xA700);
    }

    @Test
    void anObjectBeyondThePeersLimitIsRefusedAndDiscarded() throws Exception {
        MemoryStore store = new MemoryStore();
        ClientSession session = connect(store, 1, new PeerLimits(1, 1, MEBIBYTE));
        Status status = await(session.store(
                instance("1.2.3", new ByteArrayInputStream(random(2 * MEBIBYTE))), TransferSyntaxConverter.NONE));
        assertThat(status.code()).isEqualTo(0xA700);
        assertThat(status.comment()).contains("1048576 bytes");
        assertThat(store.instances()).isEmpty();
        assertThat(store.discarded()).isEqualTo(1);
    }

    @Test
    void anInstanceThatBreaksOffIsDiscarded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch discarded = new CountDownLatch(1);
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public void write(ByteBuf piece) {
                        begun.countDown();
                    }

                    @Override
                    public CompletionStage<Status> complete() {
                        throw new IllegalStateException("it is not whole");
                    }

                    @Override
                    public void discard() {
                        discarded.countDown();
                    }
                },
                1);
        InputStream breaking = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new IllegalStateException("arrays only");
            }

            @Override
            public int read(byte[] target, int offset, int wanted) throws IOException {
                if (reads++ > 20) {
                    throw new IOException("the disk is gone");
                }
                return wanted;
            }
        };
        CompletableFuture<Status> status = session.store(instance("1.2.3", breaking), TransferSyntaxConverter.NONE);
        assertThatThrownBy(() -> await(status))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(discarded.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aConverterIsAskedForWhatThePeerDoesNotTake() throws Exception {
        MemoryStore store = new MemoryStore();
        ClientSession session = connect(store, 1);
        StoredInstance compressed =
                instance("1.2.3", TransferSyntax.of(UID.JPEG2000), new ByteArrayInputStream(new byte[10]));
        TransferSyntaxConverter converter = (instance, accepted) -> {
            assertThat(accepted).containsExactly(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            return Optional.of(new TransferSyntaxConverter.Converted(
                    accepted.get(0), DataSetSource.of(new ByteArrayInputStream(new byte[] {1, 2}))));
        };
        assertThat(await(session.store(compressed, converter))).isEqualTo(Status.SUCCESS);
        assertThat(store.instances().get("1.2.3").dataSet()).containsExactly(1, 2);
        assertThat(await(session.store(compressed, TransferSyntaxConverter.NONE))
                        .code())
                .isEqualTo(0x0122);
    }

    @Test
    void whatIsOutstandingFailsWhenTheProviderGoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ClientSession session = connect(
                request -> new Sink() {
                    @Override
                    public CompletionStage<Status> complete() {
                        begun.countDown();
                        return new CompletableFuture<>();
                    }
                },
                1);
        CompletableFuture<Status> status =
                session.store(instance("1.2.3", new ByteArrayInputStream(new byte[10])), TransferSyntaxConverter.NONE);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        provider.close();
        assertThatThrownBy(() -> await(status)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aHostThatCannotBeFoundIsNoConnection() throws Exception {
        connect(new MemoryStore(), 1);
        assertThatThrownBy(() -> client.echo(new RemoteApplicationEntity("NOWHERE", "no-such-host.invalid", 104))
                        .get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AssociationAbortedException.class)
                .hasMessageContaining("no connection to no-such-host.invalid:104");
    }

    /** Takes everything and is safe at once, unless a test says otherwise. */
    private static class Sink implements StoreSink {
        @Override
        public void write(ByteBuf piece) throws IOException {
            // kept nowhere
        }

        @Override
        public CompletionStage<Status> complete() {
            return CompletableFuture.completedFuture(Status.SUCCESS);
        }

        @Override
        public void discard() {
            // nothing was kept
        }
    }
}
