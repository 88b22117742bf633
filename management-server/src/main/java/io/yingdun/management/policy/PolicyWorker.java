package io.yingdun.management.policy;

import io.yingdun.foundation.runtime.BatchWorker;
import io.yingdun.management.policy.PolicyEvent.Answered;
import io.yingdun.management.policy.PolicyEvent.Arrived;
import io.yingdun.management.policy.PolicyEvent.OutboxFilled;
import io.yingdun.management.policy.PolicyEvent.Reapply;
import io.yingdun.management.policy.PolicyEvent.Upkeep;
import io.yingdun.management.policy.PolicyEvent.UserChanged;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The one thread through which everything about assignments goes, in order, many at a time. The gateway hands in what
 * agents say and never waits.
 */
@Service
public class PolicyWorker implements SmartLifecycle {

    private static final int QUEUE = 20_000;
    private static final int BATCH = 400;

    private final Assignments assignments;
    private final BatchWorker<PolicyEvent> worker;
    private volatile boolean running;

    PolicyWorker(Assignments assignments) {
        this.assignments = assignments;
        this.worker = new BatchWorker<>("policy", QUEUE, BATCH, this::work);
    }

    /** False when too much is waiting. */
    public boolean arrived(String endpointId, String userName, long appliedAssignment) {
        return worker.offer(new Arrived(endpointId, userName, appliedAssignment));
    }

    public boolean userChanged(String endpointId, String userName) {
        return worker.offer(new UserChanged(endpointId, userName));
    }

    /** {@code reason}: why it failed, for a person; empty where it did not. */
    public boolean answered(String endpointId, long assignmentVersion, boolean applied, String reason) {
        return worker.offer(new Answered(endpointId, assignmentVersion, applied, reason));
    }

    void outboxFilled() {
        worker.offer(new OutboxFilled());
    }

    void reapply(List<String> endpointIds) {
        worker.offer(new Reapply(endpointIds));
    }

    void upkeep() {
        worker.offer(new Upkeep());
    }

    /** Finds what a crash left in the outbox, and what another node put there. */
    @Scheduled(fixedDelay = 5_000)
    void lookIntoOutbox() {
        if (running) {
            outboxFilled();
        }
    }

    /** An assignment or its answer can get lost with a connection that seemed to live. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void pushAgainWhatIsPending() {
        if (running) {
            upkeep();
        }
    }

    private void work(List<PolicyEvent> events) {
        List<PolicyEvent> run = new ArrayList<>();
        for (PolicyEvent event : events) {
            if (!run.isEmpty() && run.get(0).getClass() != event.getClass()) {
                workOnRun(run);
                run.clear();
            }
            run.add(event);
        }
        workOnRun(run);
    }

    private void workOnRun(List<PolicyEvent> run) {
        PolicyEvent first = run.get(0);
        if (first instanceof Arrived) {
            assignments.arrived(run.stream().map(Arrived.class::cast).toList());
        } else if (first instanceof UserChanged) {
            assignments.usersChanged(run.stream().map(UserChanged.class::cast).toList());
        } else if (first instanceof Answered) {
            assignments.answered(run.stream().map(Answered.class::cast).toList());
        } else if (first instanceof OutboxFilled) {
            assignments.workOffOutbox();
        } else if (first instanceof Reapply) {
            assignments.reapply(run.stream()
                    .map(Reapply.class::cast)
                    .flatMap(r -> r.endpointIds().stream())
                    .distinct()
                    .toList());
        } else {
            assignments.upkeep();
        }
    }

    @Override
    public void start() {
        worker.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        worker.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Between the fleet, which it writes into, and the gateway, which feeds it. */
    @Override
    public int getPhase() {
        return 20;
    }
}
