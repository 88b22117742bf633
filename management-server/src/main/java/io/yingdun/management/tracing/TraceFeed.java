package io.yingdun.management.tracing;

import io.yingdun.management.identity.Role;
import io.yingdun.management.live.LiveEvents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells officers' consoles of a job that has changed, after the change is committed; nobody else may read traces. */
@Component
class TraceFeed {

    private final TraceMapper jobs;
    private final TraceViews views;
    private final LiveEvents live;

    TraceFeed(TraceMapper jobs, TraceViews views, LiveEvents live) {
        this.jobs = jobs;
        this.views = views;
        this.live = live;
    }

    void changed(String id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            publish(id);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                publish(id);
            }
        });
    }

    private void publish(String id) {
        if (!live.hasListeners()) {
            return;
        }
        TraceJob job = jobs.find(id);
        if (job != null) {
            live.publishTo(Role.OFFICER.authority(), "trace", id, views.of(job));
        }
    }
}
