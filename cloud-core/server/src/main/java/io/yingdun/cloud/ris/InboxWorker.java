package io.yingdun.cloud.ris;

import io.yingdun.foundation.problem.DatabaseFailure;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.QueueWorker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies messages, each in a transaction of its own, in the order in which they were kept. One that is about something
 * unknown waits, and is tried again when that has come; after some days a person is asked.
 */
@Component
class InboxWorker implements SmartLifecycle {

    private static final int LONGEST_NOTE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(10);

    private static final Duration LAST_MESSAGE = Duration.ofSeconds(5);

    private final InboxMapper mapper;
    private final PatientMessages patients;
    private final OrderMessages orders;
    private final ReportMessages reports;
    private final PatientNumbersTold numbers;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration patience;
    private final QueueWorker worker = new QueueWorker("hl7-inbox", LAST_MESSAGE, this::applyNext);

    InboxWorker(
            InboxMapper mapper,
            PatientMessages patients,
            OrderMessages orders,
            ReportMessages reports,
            PatientNumbersTold numbers,
            TransactionOperations transaction,
            Clock clock,
            Hl7Settings settings) {
        this.mapper = mapper;
        this.patients = patients;
        this.orders = orders;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
        this.numbers = numbers;
        this.patience = settings.patience();
    }

    @EventListener
    void kept(Inbox.MessageKept event) {
        worker.wake();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** What went wrong with a message, out of the transaction that is rolled back for it. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient StoredMessage message;
        private final RuntimeException why;

        Failed(StoredMessage message, RuntimeException why) {
            super(why);
            this.message = message;
            this.why = why;
        }
    }

    /** @return whether there was one */
    private boolean applyNext() {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                mapper.takeTurn();
                StoredMessage message = mapper.due(clock.instant());
                if (message != null) {
                    applyOrFail(message);
                }
                return message != null;
            }));
        } catch (Failed e) {
            note(e.message, e.why);
            return true;
        }
    }

    private void applyOrFail(StoredMessage message) {
        try {
            Hl7Message parsed = Hl7Message.parse(message.text());
            Applying by = new Applying(message, parsed);
            Set<String> brought = apply(parsed, by);
            numbers.tell(parsed, by);
            Instant now = clock.instant();
            mapper.settle(message.id(), MessageState.APPLIED, keepable(by.note()), now);
            brought.forEach(subject -> mapper.wake(subject, now));
        } catch (StackOverflowError e) {
            throw new Failed(message, new Hl7Exception("MSH", "begins a message that is nested too deeply"));
        } catch (RuntimeException e) {
            // Anything else is the message's own, and must not hold up those behind it.
            throw DatabaseFailure.passes(e) ? e : new Failed(message, e);
        }
    }

    /** @return what others may have waited for */
    private Set<String> apply(Hl7Message message, Applying by) {
        return switch (by.message().type().substring(0, 3)) {
            case "ADT" -> Set.of(patients.apply(message, by));
            case "ORU", "MDM" -> reports.apply(message, by);
            default -> orders.apply(message, by);
        };
    }

    private void note(StoredMessage message, RuntimeException why) {
        Instant now = clock.instant();
        if (why instanceof NotYetException notYet
                && now.isBefore(message.queuedAt().plus(patience))) {
            mapper.await(message.id(), notYet.subject(), keepable(notYet.getMessage()), now.plus(UNTIL_TRIED_AGAIN));
            return;
        }
        boolean expected =
                why instanceof NotYetException || why instanceof Hl7Exception || why instanceof ProblemException;
        if (!expected) {
            LOG.error("Message {} cannot be applied", message.id(), why);
        }
        String note = expected ? String.valueOf(why.getMessage()) : "A fault of this server: " + why;
        mapper.settle(message.id(), MessageState.DEAD, keepable(note), now);
    }

    /** Words that may quote the message: what the database cannot keep would hold up all that stand behind it. */
    private static String keepable(@Nullable String note) {
        String printable = Hl7Header.printable(String.valueOf(note));
        return printable.substring(0, Math.min(printable.length(), LONGEST_NOTE));
    }
}
