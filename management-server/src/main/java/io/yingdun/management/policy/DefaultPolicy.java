package io.yingdun.management.policy;

import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the policy that matches everybody when there is none yet, so that no screen is ever without a decision. */
@Component
class DefaultPolicy implements InitializingBean {

    private final PolicyStore store;
    private final PolicyMapper mapper;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DefaultPolicy(PolicyStore store, PolicyMapper mapper, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.mapper = mapper;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            mapper.lock();
            if (store.all().isEmpty()) {
                store.insert(
                        new StoredPolicy(OpaqueId.next(), 1, 1, true, clock.instant(), "", PolicyDraft.standard()));
            }
        });
    }
}
