package io.yingdun.foundation.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueWorkerTest {

    private final BlockingQueue<String> queued = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final QueueWorker worker = new QueueWorker("test", Duration.ofSeconds(5), this::next);

    private boolean next() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
        String item = queued.poll();
        if (item != null) {
            done.add(item);
        }
        return item != null;
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void worksOffWhatWasThereBeforeItAndWhatComesLater() throws InterruptedException {
        queued.add("before");
        worker.start();
        assertThat(done.take()).isEqualTo("before");
        queued.add("later");
        worker.wake();
        assertThat(done.take()).isEqualTo("later");
    }

    @Test
    void looksByItselfForWhatAnotherServerPutThere() throws InterruptedException {
        worker.start();
        queued.add("of another server");
        assertThat(done.take()).isEqualTo("of another server");
    }

    @Test
    void triesWhatFailedAgainInItsOrder() throws InterruptedException {
        failures.set(2);
        queued.add("one");
        queued.add("two");
        worker.start();
        assertThat(done.take()).isEqualTo("one");
        assertThat(done.take()).isEqualTo("two");
    }

    @Test
    void doesNothingAnyMoreOnceItIsStopped() throws InterruptedException {
        worker.start();
        assertThat(worker.isRunning()).isTrue();
        worker.stop();
        queued.add("too late");
        worker.wake();
        assertThat(done.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(worker.isRunning()).isFalse();
    }
}
