package io.yingdun.cloud.mark;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.Caller;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Which token somebody's page shows now. */
@Service
class Marks {

    /** What ends sooner is not begun with. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_AN_HOUR = 200;

    private final MarkMapper mapper;
    private final MarkSettings settings;
    private final MarkWorker worker;
    private final TilePictures pictures;
    private final TransactionOperations transaction;
    private final AuditLog audit;
    private final Clock clock;

    Marks(
            MarkMapper mapper,
            MarkSettings settings,
            MarkWorker worker,
            TilePictures pictures,
            TransactionOperations transaction,
            AuditLog audit,
            Clock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.worker = worker;
        this.pictures = pictures;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param showing by which the page says that its mark was removed */
    record Drawn(String showing, byte[] png, Duration left) {}

    /** Who looks, in which browser, at what. */
    record Viewing(
            Caller caller,
            String visitor,
            Showing.Page page,
            @Nullable String study) {}

    /**
     * Empty where the policy wants no mark.
     *
     * @throws ProblemException {@code mark-unavailable} where there is no token left and the policy wants nothing shown without
     */
    Optional<Drawn> draw(Viewing viewing, double ratio) {
        MarkMapper.Look look = settings.isOn() ? mapper.look() : null;
        if (!settings.isOn() || (look != null && !look.enabled())) {
            return Optional.empty();
        }
        Showing showing = look == null ? null : showing(viewing, look);
        if (look == null || showing == null) {
            worker.wake();
            if (settings.whenUsedUp() == MarkSettings.WhenUsedUp.SHOW_UNMARKED) {
                return Optional.empty();
            }
            throw new ProblemException(
                    "mark-unavailable",
                    503,
                    "No mark",
                    "The management server is away; nothing is shown without a mark.");
        }
        Duration left = Duration.between(clock.instant(), showing.endsAt());
        return Optional.of(new Drawn(showing.id(), pictures.png(look, showing, ratio), left));
    }

    private @Nullable Showing showing(Viewing viewing, MarkMapper.Look look) {
        Instant now = clock.instant();
        Caller caller = viewing.caller();
        Showing current =
                mapper.current(caller.id(), viewing.visitor(), viewing.page(), viewing.study(), now.plus(SHORTEST));
        if (current != null) {
            return current;
        }
        if (mapper.begunSince(caller.id(), now.minus(HOUR)) >= MOST_AN_HOUR) {
            throw ProblemException.throttled("rate-limited", HOUR.toSeconds());
        }
        Showing begun = transaction.execute(status -> begin(viewing, look, now));
        worker.wake();
        return begun;
    }

    private @Nullable Showing begin(Viewing viewing, MarkMapper.Look look, Instant now) {
        MarkMapper.Drawable drawable = mapper.take();
        if (drawable == null) {
            return null;
        }
        Caller caller = viewing.caller();
        Showing begun = new Showing(
                OpaqueId.next(),
                drawable.token(),
                drawable.codeword(),
                caller.kind().name(),
                caller.id(),
                caller.name(),
                viewing.visitor(),
                viewing.study(),
                viewing.page(),
                caller.address(),
                now,
                now.plus(Duration.ofMinutes(look.rotationMinutes())).plus(SHORTEST),
                null);
        mapper.show(begun);
        record("mark.shown", begun.id(), viewing);
        return begun;
    }

    /** @throws ProblemException {@code not-found} where it is not the caller's */
    void removed(Viewing viewing, String showing) {
        transaction.executeWithoutResult(status -> {
            if (mapper.remove(showing, viewing.caller().id(), clock.instant()) == 0) {
                throw Access.notThere();
            }
            record("mark.removed", showing, viewing);
        });
        worker.wake();
    }

    private void record(String action, String showing, Viewing viewing) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("showing", showing);
        detail.put("page", viewing.page());
        String study = viewing.study();
        audit.recordAs(
                viewing.caller().actor(),
                action,
                study == null ? viewing.caller().name() : study,
                detail);
    }
}
