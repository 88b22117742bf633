package io.yingdun.management.policy;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers, inside the transaction that changes something, that assignments have to be worked out again. The worker is
 * woken after the commit; should the server die in between, the row is still there when it starts.
 */
@Component
class PolicyOutbox {

    private final PolicyMapper mapper;
    private final PolicyWorker worker;
    private final Clock clock;

    PolicyOutbox(PolicyMapper mapper, PolicyWorker worker, Clock clock) {
        this.mapper = mapper;
        this.worker = worker;
        this.clock = clock;
    }

    void remember(String cause) {
        mapper.remember(clock.instant(), cause);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            worker.outboxFilled();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.outboxFilled();
            }
        });
    }
}
