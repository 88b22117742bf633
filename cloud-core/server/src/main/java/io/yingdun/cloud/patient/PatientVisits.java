package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.PatientSessions;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.patient.PatientVisitMapper.Row;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions of patients. One is a person's by the Patient ID that they verified with, so that it follows a merge; it is over after
 * a while without a request, and after some hours in any case.
 */
@Service
class PatientVisits implements PatientSessions {

    /** Each use need not be written. */
    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(1);

    private final PatientVisitMapper mapper;
    private final Corrections corrections;
    private final AuditLog audit;
    private final Clock clock;
    private final PatientSettings settings;

    PatientVisits(
            PatientVisitMapper mapper, Corrections corrections, AuditLog audit, Clock clock, PatientSettings settings) {
        this.mapper = mapper;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /** A session just opened; its token goes into a cookie. */
    record Opened(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Opened[" + expiresAt + ']';
        }
    }

    @Transactional
    Opened open(Patient patient, String address) {
        Instant now = clock.instant();
        mapper.removeOver(now.minus(KEPT));
        String token = RandomToken.next();
        Row row = new Row(
                OpaqueId.next(), patient.patientId(), patient.issuer(), now, now.plus(settings.absoluteTimeout()));
        mapper.insert(row, Sha256.hex(token));
        audit.recordAs(new AuditActor(name(patient), ROLE, address), "patient.session-opened", name(patient), Map.of());
        return new Opened(token, row.expiresAt());
    }

    private static String name(Patient patient) {
        return "patient " + patient.id();
    }

    @Override
    public Optional<Holder> find(String token) {
        Instant now = clock.instant();
        Row row = mapper.inForce(Sha256.hex(token), now, now.minus(settings.idleTimeout()));
        if (row == null) {
            return Optional.empty();
        }
        if (row.usedAt().plus(NOTED_EACH).isBefore(now)) {
            mapper.use(row.id(), now);
        }
        return corrections.patientOf(row.patientId(), row.issuer()).map(patient -> new Holder(row.id(), name(patient)));
    }

    /**
     * Whose a session is.
     *
     * @throws ProblemException {@code not-found} where it has just ended
     */
    Patient patient(String session) {
        return Optional.ofNullable(mapper.byId(session))
                .flatMap(row -> corrections.patientOf(row.patientId(), row.issuer()))
                .orElseThrow(Access::notThere);
    }

    /** @throws ProblemException {@code not-found} where it has just ended */
    Instant expiresAt(String session) {
        return Optional.ofNullable(mapper.byId(session)).map(Row::expiresAt).orElseThrow(Access::notThere);
    }

    @Transactional
    void end(String session) {
        mapper.end(session, clock.instant());
        audit.record("patient.session-closed", audit.currentActor().name(), Map.of());
    }
}
