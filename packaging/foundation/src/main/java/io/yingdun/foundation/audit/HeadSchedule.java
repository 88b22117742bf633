package io.yingdun.foundation.audit;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes the head every ten minutes: so much of the log's end could at most be cut off without being noticed. */
@Component
class HeadSchedule {

    private final AuditMapper entries;
    private final HeadWitness witness;

    HeadSchedule(AuditMapper entries, HeadWitness witness) {
        this.entries = entries;
        this.witness = witness;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void noteHead() {
        AuditEntry last = entries.last();
        if (last != null) {
            witness.write(last.sequence(), last.hash());
        }
    }
}
