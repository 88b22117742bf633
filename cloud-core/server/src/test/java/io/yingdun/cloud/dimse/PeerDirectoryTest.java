package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.testkit.TlsFiles;
import io.yingdun.foundation.testkit.MovableClock;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerDirectoryTest {

    private static final DimseSettings SETTINGS = new DimseSettings(false, List.of(), null, List.of(), 10);

    private final AtomicReference<List<Peer>> table = new AtomicReference<>(List.of());
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch readOn = new CountDownLatch(1);

    /** Takes the rows, then stops before it gives them, the first time. */
    private PeerMapper slowMapper() {
        return (PeerMapper) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PeerMapper.class}, (proxy, method, arguments) -> {
                    List<Peer> rows = table.get();
                    reading.countDown();
                    readOn.await();
                    return rows;
                });
    }

    @Test
    void aChangeIsNotUndoneByWhoReadTheRowsBeforeIt() throws InterruptedException {
        Clock clock = Clock.fixed(Instant.parse("2025-11-01T08:00:00Z"), ZoneOffset.UTC);
        PeerDirectory directory =
                new PeerDirectory(slowMapper(), new PeerCheck(SETTINGS), SETTINGS, new MovableClock(clock));
        Thread reader = new Thread(() -> directory.find("CT1"));
        reader.start();
        reading.await();
        table.set(List.of(Peer.unknown("CT1", "ct1.example")));
        Thread changer = new Thread(directory::changed);
        changer.start();
        while (changer.isAlive() && changer.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        readOn.countDown();
        reader.join();
        changer.join();

        assertThat(directory.find("CT1")).isPresent();
    }

    private static Peer pinnedTo(String subject) {
        return new Peer(
                "1",
                "CT1",
                "ct1.example",
                104,
                "STORE",
                false,
                1,
                1,
                1_000_000,
                PeerCharacterSet.UTF_8,
                "",
                true,
                false,
                null,
                subject,
                Instant.EPOCH,
                "test");
    }

    private PeerDirectory directory() {
        readOn.countDown();
        return new PeerDirectory(slowMapper(), new PeerCheck(SETTINGS), SETTINGS, Clock.systemUTC());
    }

    @Test
    void aRightIsNotGivenToASubjectThatNoAuthorityHasWritten(@TempDir Path folder) throws Exception {
        TlsFiles forged = new TlsFiles(folder, "ct1");
        table.set(
                List.of(pinnedTo(forged.certificate().getSubjectX500Principal().getName())));
        AssociationParameters association = new AssociationParameters(
                false,
                "YINGDUN",
                "CT1",
                new InetSocketAddress("127.0.0.1", 104),
                true,
                List.of(forged.certificate()),
                List.of(),
                0,
                1,
                1,
                PeerLimits.DEFAULT,
                "");
        assertThatThrownBy(() -> directory().require(PeerRight.STORE, association))
                .isInstanceOf(DimseException.class);
    }

    @Test
    void aRightThatIsTakenAwayCountsForWhatComesOnOurOwnAssociationsToo() throws DimseException {
        table.set(List.of(Peer.unknown("CT1", "ct1.example")));
        directory().require(PeerRight.STORE, "CT1");
        table.set(List.of());
        assertThatThrownBy(() -> directory().require(PeerRight.STORE, "CT1")).isInstanceOf(DimseException.class);
    }
}
