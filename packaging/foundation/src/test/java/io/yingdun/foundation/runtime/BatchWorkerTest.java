package io.yingdun.foundation.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class BatchWorkerTest {

    @Test
    void keepsTheOrderAndWorksOffTheRestWhenClosed() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        BatchWorker<Integer> worker = new BatchWorker<>("test", 1_000, 7, done::addAll);
        for (int i = 0; i < 500; i++) {
            assertThat(worker.offer(i)).isTrue();
        }
        worker.start();
        worker.close();
        assertThat(List.copyOf(done)).isSorted().hasSize(500);
        assertThat(worker.offer(1)).isFalse();
    }

    @Test
    void aFullQueueIsTold() {
        BatchWorker<Integer> worker = new BatchWorker<>("test", 2, 7, list -> {});
        assertThat(List.of(worker.offer(1), worker.offer(2), worker.offer(3))).containsExactly(true, true, false);
    }

    @Test
    void oneBadItemSpoilsNoOther() {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        try (BatchWorker<Integer> worker = new BatchWorker<>("test", 100, 50, list -> {
            if (list.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            done.addAll(list);
        })) {
            for (int i = 0; i < 30; i++) {
                worker.offer(i);
            }
            worker.start();
            await().until(() -> done.size() == 29);
            assertThat(done).doesNotContain(13);
        }
    }

    @Test
    void waitsWhileTheDatabaseIsAway() {
        AtomicInteger attempts = new AtomicInteger();
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        try (BatchWorker<Integer> worker = new BatchWorker<>("test", 100, 50, list -> {
            if (attempts.incrementAndGet() < 3) {
                throw new DataAccessResourceFailureException("away");
            }
            done.addAll(list);
        })) {
            worker.offer(1);
            worker.start();
            await().until(() -> done.contains(1));
        }
    }
}
