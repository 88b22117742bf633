package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.MovableClock;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PeerDirectoryTest {

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
        PeerDirectory directory = new PeerDirectory(
                slowMapper(), new DimseSettings(false, List.of(), null, List.of(), 10), new MovableClock(clock));
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
}
