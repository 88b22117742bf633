package io.yingdun.cloud.explanation;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.explanation.ExplanationMapper.Kept;
import io.yingdun.cloud.explanation.ExplanationMapper.State;
import io.yingdun.cloud.patient.PatientReports.Own;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import io.yingdun.explain.reading.ReportText;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Explanations, one for each version of a report: made when its patient first asks, and kept. */
@Service
class Explanations {

    private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);
    private static final int AT_ONCE = 4;
    private static final int MOST_WAITING = 64;
    private static final long AGAIN_SECONDS = 30;

    private final ExplanationMapper mapper;
    private final Engine engine;
    private final ExplanationSettings settings;
    private final Consents consents;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Long, Making> onTheirWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor makers =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING));

    Explanations(
            ExplanationMapper mapper,
            Engine engine,
            ExplanationSettings settings,
            Consents consents,
            TransactionTemplate transaction,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.mapper = mapper;
        this.engine = engine;
        this.settings = settings;
        this.consents = consents;
        this.transaction = transaction;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    Optional<Kept> kept(long version) {
        return Optional.ofNullable(mapper.find(version));
    }

    List<ExplainedSentence> sentences(Kept kept) {
        return json.readValue(kept.sentences(), new TypeReference<List<ExplainedSentence>>() {});
    }

    /**
     * Has it made, once, however many ask.
     *
     * @throws ProblemException {@code busy} (503) where too many wait
     */
    Making make(Own own, AuditActor by) {
        Making mine = new Making();
        Making present = onTheirWay.putIfAbsent(own.report().id(), mine);
        if (present != null) {
            return present;
        }
        try {
            makers.execute(() -> make(own, by, mine));
        } catch (RejectedExecutionException e) {
            onTheirWay.remove(own.report().id(), mine);
            throw ProblemException.busy("busy", "Too many explanations are being made. Try again soon.", AGAIN_SECONDS);
        }
        return mine;
    }

    private void make(Own own, AuditActor by, Making making) {
        try {
            ReportText text =
                    new ReportText(own.report().findings(), own.report().impression());
            Explanation made = engine.explain(text, names(own), making::tell);
            transaction.executeWithoutResult(status -> keep(own, made, by));
            onTheirWay.remove(own.report().id(), making);
            making.made(made.unexplained());
        } catch (RuntimeException e) {
            LOG.error("an explanation was not made", e);
            onTheirWay.remove(own.report().id(), making);
            making.failed();
        }
    }

    /** Nothing is kept for a patient who has taken the consent back meanwhile. */
    private void keep(Own own, Explanation made, AuditActor by) {
        if (!consents.hasAgreed(own.patient())) {
            return;
        }
        Patient patient = own.study().patient();
        mapper.keep(new Kept(
                own.report().id(),
                own.study().studyInstanceUid(),
                patient.patientId(),
                patient.issuer(),
                settings.model(),
                json.writeValueAsString(made.sentences()),
                made.unexplained(),
                made.making().written(),
                made.making().replaced(),
                clock.instant(),
                State.WAITING));
        audit.recordAs(
                by,
                "explanation.made",
                Long.toString(own.report().id()),
                Map.of(
                        "model", settings.model(),
                        "written", made.making().written(),
                        "replaced", made.making().replaced(),
                        "failure", made.making().failure()));
    }

    /**
     * By the doctor who is logged in.
     *
     * @throws ProblemException {@code not-found} where it does not wait any more
     */
    void decide(long version, State state, String reason) {
        transaction.executeWithoutResult(status -> {
            AuditActor by = audit.currentActor();
            if (mapper.decide(version, state, by.name(), clock.instant()) == 0) {
                throw Access.notThere();
            }
            audit.recordAs(
                    by, "explanation.decided", Long.toString(version), Map.of("state", state.name(), "reason", reason));
        });
    }

    /** What tells whose report it is. */
    private static Set<String> names(Own own) {
        PersonName name = PersonName.parse(own.patient().patient().name());
        Stream<String> numbers = Stream.concat(
                own.patient().ids().stream().map(Patient::patientId),
                Stream.of(own.study().accessionNumber(), own.study().studyId()));
        return Stream.of(
                        Stream.of(
                                name.ideographic().replace("^", "").strip(),
                                name.alphabetic().replace('^', ' ').strip(),
                                own.report().author(),
                                own.report().signer()),
                        Arrays.stream(name.alphabetic().split("\\^")).filter(part -> part.length() > 2),
                        numbers,
                        own.patient().phones().stream())
                .flatMap(some -> some)
                .filter(one -> !one.isBlank())
                .collect(Collectors.toSet());
    }

    @PreDestroy
    void stop() {
        makers.shutdownNow();
    }
}
