package io.yingdun.foundation.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where every feature says what was done, by whom.
 *
 * <p>{@code action} is {@code thing.deed} in lower case ({@code policy.saved}); {@code subject} is the id of the thing;
 * {@code detail} holds strings, integers, booleans, lists and maps of them, and never a secret, a person's data or a
 * picture's content. Entries are written one after the other, system-wide: record last in a transaction, so that the
 * others wait for no longer than the commit takes.
 */
@Service
public class AuditLog {

    /** Any constant will do; this one reads "audit" on a telephone keypad. */
    private static final long LOCK_KEY = 28348L;

    private final AuditMapper entries;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final TransactionTemplate joined;
    private final TransactionTemplate separate;

    AuditLog(AuditMapper entries, CurrentActor currentActor, Clock clock, PlatformTransactionManager transactions) {
        this.entries = entries;
        this.currentActor = currentActor;
        this.clock = clock;
        this.joined = new TransactionTemplate(transactions);
        this.separate = new TransactionTemplate(transactions);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The logged-in officer did this; kept or lost together with the caller's transaction.
     *
     * @return the entry's sequence
     * @throws IllegalStateException where nobody is logged in
     */
    public long record(String action, String subject, Map<String, ?> detail) {
        return recordAs(currentActor.required(), action, subject, detail);
    }

    /**
     * Who is logged in, for work that goes on after the request.
     *
     * @throws IllegalStateException where nobody is
     */
    public AuditActor currentActor() {
        return currentActor.required();
    }

    /**
     * What was done to a subject, the newest first.
     *
     * @param actions of these alone
     */
    public List<AuditNote> of(String subject, List<String> actions, int most) {
        return entries.of(subject, actions, most).stream()
                .map(entry -> new AuditNote(
                        entry.at(), new AuditActor(entry.actor(), entry.role(), entry.address()), entry.action()))
                .toList();
    }

    /** Of an entry that was recorded: with its sequence, its place in the chain. */
    public String hashOf(long sequence) {
        String hash = entries.hashOf(sequence);
        if (hash == null) {
            throw new IllegalArgumentException("the audit log has no entry " + sequence);
        }
        return hash;
    }

    /** The server did this by itself. */
    public long recordSystem(String action, String subject, Map<String, ?> detail) {
        return recordAs(AuditActor.SYSTEM, action, subject, detail);
    }

    /** Somebody known to the caller did this: a job that goes on after its officer's request, a log-in just made. */
    public long recordAs(AuditActor actor, String action, String subject, Map<String, ?> detail) {
        return append(joined, actor, AuditOutcome.DONE, action, subject, detail);
    }

    /** The logged-in officer tried this and it did not happen; kept although the caller's transaction rolls back. */
    public void recordFailure(String action, String subject, Map<String, ?> detail) {
        recordFailureAs(currentActor.required(), action, subject, detail);
    }

    /** As {@link #recordFailure}, for the server's own doing. */
    public void recordSystemFailure(String action, String subject, Map<String, ?> detail) {
        recordFailureAs(AuditActor.SYSTEM, action, subject, detail);
    }

    /** As {@link #recordFailure}, for an actor whom the caller knows. */
    public void recordFailureAs(AuditActor actor, String action, String subject, Map<String, ?> detail) {
        Runnable write = () -> append(separate, actor, AuditOutcome.FAILED, action, subject, detail);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write.run();
            return;
        }
        // Not at once: this transaction may hold the lock already, and a second one would wait for it for ever.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                write.run();
            }
        });
    }

    /**
     * Many deeds of many actors in one transaction, in their order: all are kept or none. What happens at a rate of
     * hundreds a second is gathered and recorded so, because entries are written one after the other, system-wide. At
     * most 5,000 at once: the database takes no more parameters in a statement.
     */
    public void recordAll(List<AuditDeed> deeds) {
        append(joined, deeds);
    }

    private long append(
            TransactionTemplate transaction,
            AuditActor actor,
            AuditOutcome outcome,
            String action,
            String subject,
            Map<String, ?> detail) {
        return append(transaction, List.of(new AuditDeed(actor, outcome, action, subject, detail)));
    }

    /** The sequence of the last one. */
    private long append(TransactionTemplate transaction, List<AuditDeed> deeds) {
        List<String> details =
                deeds.stream().map(deed -> CanonicalJson.write(deed.detail())).toList();
        Long sequence = transaction.execute(status -> {
            entries.lock(LOCK_KEY);
            AuditEntry last = entries.last();
            List<AuditEntry> links = new ArrayList<>(deeds.size());
            for (int i = 0; i < deeds.size(); i++) {
                last = next(last, deeds.get(i), details.get(i));
                links.add(last);
            }
            entries.insert(links);
            return last == null ? 0 : last.sequence();
        });
        if (sequence == null) {
            throw new IllegalStateException("The transaction gave no sequence");
        }
        return sequence;
    }

    private AuditEntry next(@Nullable AuditEntry last, AuditDeed deed, String canonicalDetail) {
        return new AuditEntry(
                        last == null ? 1 : last.sequence() + 1,
                        notBefore(last == null ? Instant.EPOCH : last.at()),
                        CanonicalJson.storable(deed.actor().name()),
                        CanonicalJson.storable(deed.actor().role()),
                        CanonicalJson.storable(deed.actor().address()),
                        CanonicalJson.storable(deed.action()),
                        CanonicalJson.storable(deed.subject()),
                        deed.outcome().name(),
                        canonicalDetail,
                        last == null ? AuditChain.GENESIS : last.hash(),
                        "")
                .sealed();
    }

    /** Time in the log never runs backwards, also when the machine's clock is set back: a span is then a run of links. */
    private Instant notBefore(Instant previous) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(previous) ? previous : now;
    }
}
