package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.CorrectionMapper.CorrectionRow;
import io.yingdun.cloud.archive.CorrectionMapper.PatientRow;
import io.yingdun.cloud.archive.CorrectionMapper.StudyRow;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Puts the index right: each deed with its reason in the audit log, each can be taken back, the last one first. The stored
 * bytes are never changed. Problems are {@code not-found}, {@code self-merge}, {@code merge-cycle}, {@code merged-already},
 * {@code patient-id-taken}, {@code undone-already} and {@code later-correction}.
 */
@Service
public class Corrections {

    private final CorrectionMapper mapper;
    private final AuditLog audit;
    private final Clock clock;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    Corrections(
            CorrectionMapper mapper, AuditLog audit, Clock clock, ObjectMapper json, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.events = events;
    }

    /** What a merge, and each other kind in its own members, has to put back. */
    private record Before(
            long patient,
            long into,
            List<Long> group,
            long alias,
            String patientId,
            String issuer,
            String onlyStudy,
            String name,
            String birthDate,
            String sex,
            String studyUid) {

        static Before of(PatientRow row) {
            return new Before(
                    row.id(),
                    0,
                    List.of(),
                    0,
                    row.patientId(),
                    row.issuer(),
                    row.onlyStudy(),
                    row.name(),
                    row.birthDate(),
                    row.sex(),
                    "");
        }

        Before merging(long intoPatient, List<Long> together) {
            return new Before(
                    patient, intoPatient, together, 0, patientId, issuer, onlyStudy, name, birthDate, sex, "");
        }

        Before withAlias(long number) {
            return new Before(
                    patient, into, group, number, patientId, issuer, onlyStudy, name, birthDate, sex, studyUid);
        }

        Before moving(String study, long named, long intoPatient) {
            return new Before(
                    patient, intoPatient, List.of(named), 0, patientId, issuer, onlyStudy, name, birthDate, sex, study);
        }
    }

    /** {@code patient} and {@code into} are one person, who goes on as {@code into}. */
    @Transactional
    public Correction merge(long patient, long into, String reason, AuditActor by) {
        mapper.takeTurn();
        if (patient == into) {
            throw refused("self-merge", "A patient cannot be merged with itself. Choose another one.");
        }
        PatientRow from = standing(patient, into);
        PatientRow target = standing(into, patient);
        List<Long> group = new ArrayList<>(mapper.mergedInto(from.id()));
        group.add(from.id());
        Long[] ids = group.toArray(Long[]::new);
        mapper.moveStudies(from.id(), ids, target.id(), clock.instant());
        mapper.setMergedInto(ids, target.id());
        announce(target.id(), by);
        Before before = Before.of(from).merging(target.id(), group);
        return note(Correction.Kind.MERGE, new Long[] {from.id(), target.id()}, before, reason, by);
    }

    /** The patient has another ID; objects that name the old one are this patient's too. */
    @Transactional
    public Correction changeId(long patient, String patientId, String issuer, String reason, AuditActor by) {
        mapper.takeTurn();
        PatientRow row = standing(patient, 0);
        if (patientId.isBlank()) {
            throw ProblemException.invalid("patientId", "Give an ID that is not empty.");
        }
        if (mapper.now(patientId, issuer) != null) {
            throw refused("patient-id-taken", "Another patient has this ID of this issuer. Merge the two instead.");
        }
        mapper.setId(row.id(), patientId, issuer, "");
        long alias = mapper.insertAlias(row);
        mapper.rename(row.id(), alias);
        announce(row.id(), by);
        Before before = Before.of(row).withAlias(alias);
        return note(Correction.Kind.CHANGE_ID, new Long[] {row.id()}, before, reason, by);
    }

    /** @param name PN with all component groups */
    @Transactional
    public Correction describe(long patient, String name, String birthDate, String sex, String reason, AuditActor by) {
        mapper.takeTurn();
        PatientRow row = standing(patient, 0);
        write(row.id(), name, birthDate, sex);
        return note(Correction.Kind.EDIT_PATIENT, new Long[] {row.id()}, Before.of(row), reason, by);
    }

    /** Who goes by this ID now. */
    public Optional<Patient> patientOf(String patientId, String issuer) {
        return Optional.ofNullable(mapper.now(patientId, issuer)).map(PatientRow::patient);
    }

    /** Whether the ID means this patient: the same ID of two issuers is two persons, the IDs of one who was merged are one. */
    public boolean means(String patientId, String issuer, Patient patient) {
        return patientOf(patientId, issuer)
                .filter(named -> named.id() == patient.id())
                .isPresent();
    }

    /** Who goes by this ID now, of any issuer. */
    public List<Patient> patientsOf(String patientId) {
        return mapper.nowOfAnyIssuer(patientId).stream()
                .map(PatientRow::patient)
                .toList();
    }

    /** All IDs that mean this patient, as patients of theirs. */
    public List<Patient> idsOf(Patient patient) {
        return mapper.named(patient.id()).stream().map(PatientRow::patient).toList();
    }

    /**
     * The patient of this ID, who is made where there is none, and described anew where that says something else.
     *
     * @param name PN with all component groups; empty, as birth date and sex, where it is not known
     */
    @Transactional
    public Patient register(
            String patientId, String issuer, String name, String birthDate, String sex, String reason, AuditActor by) {
        mapper.takeTurn();
        PatientRow known = mapper.now(patientId, issuer);
        if (known == null) {
            long id = ensure(patientId, issuer, "", name, birthDate);
            write(id, name, birthDate, sex);
            audit.recordAs(by, "patient.registered", Long.toString(id), Map.of());
            return new Patient(id, patientId, issuer, name, birthDate, sex);
        }
        String newName = name.isEmpty() ? known.name() : name;
        String newBirthDate = birthDate.isEmpty() ? known.birthDate() : birthDate;
        String newSex = sex.isEmpty() ? known.sex() : sex;
        Patient described = new Patient(known.id(), known.patientId(), known.issuer(), newName, newBirthDate, newSex);
        if (!described.equals(known.patient())) {
            describe(known.id(), newName, newBirthDate, newSex, reason, by);
        }
        return described;
    }

    /** The study is another patient's than its objects say, or than its first object said. */
    @Transactional
    public Correction moveStudy(String studyInstanceUid, long patient, String reason, AuditActor by) {
        mapper.takeTurn();
        PatientRow target = standing(patient, 0);
        StudyRow study = mapper.study(studyInstanceUid);
        if (study == null) {
            throw ProblemException.notFound("study");
        }
        PatientRow owner = standing(study.patient(), 0);
        mapper.moveStudy(study.id(), target.id(), target.id(), clock.instant());
        Before before = Before.of(owner).moving(studyInstanceUid, study.namedPatient(), target.id());
        return note(Correction.Kind.MOVE_STUDY, new Long[] {owner.id(), target.id()}, before, reason, by);
    }

    /**
     * The study is the patient's whom a conflict has found; see {@link Conflict.Way#GIVE_TO_FOUND}. Where it is so already,
     * nothing is corrected, and nothing stands in the way of taking back the correction that made it so.
     */
    @Transactional
    void giveToFound(Conflict conflict, String reason, AuditActor by) {
        mapper.takeTurn();
        Conflict.Found found = conflict.found();
        String study = conflict.studyInstanceUid();
        String onlyStudy = conflict.kind() == Conflict.Kind.SAME_ID ? study : "";
        long patient = ensure(found.patientId(), found.issuer(), onlyStudy, found.name(), found.birthDate());
        StudyRow row = mapper.study(study);
        if (row == null || row.patient() != patient) {
            moveStudy(study, patient, reason, by);
        }
    }

    /** All as it was before, and what came since goes where its objects say. */
    @Transactional
    public void undo(long correction, AuditActor by) {
        mapper.takeTurn();
        CorrectionRow row = mapper.find(correction);
        if (row == null) {
            throw ProblemException.notFound("correction");
        }
        if (row.undone()) {
            throw refused("undone-already", "This correction was taken back already.");
        }
        Long later = mapper.standingAfter(correction);
        if (later != null) {
            throw refused(
                    "later-correction",
                    "Correction " + later + " was made to the same patient afterwards. Take that one back first.");
        }
        putBack(row.kind(), json.readValue(row.before(), Before.class), by);
        mapper.noteUndone(correction, clock.instant(), by.name());
        audit.recordAs(
                by,
                "correction.undone",
                Long.toString(correction),
                Map.of("kind", row.kind().name()));
    }

    /** Some of the IDs that mean this patient meant another one before. */
    private void announce(long patient, AuditActor by) {
        List<Patient> named =
                mapper.named(patient).stream().map(PatientRow::patient).toList();
        events.publishEvent(new PatientIdsMoved(named, by));
    }

    private void putBack(Correction.Kind kind, Before before, AuditActor by) {
        switch (kind) {
            case MERGE -> {
                Long[] group = before.group().toArray(Long[]::new);
                mapper.moveStudies(before.into(), group, before.patient(), clock.instant());
                mapper.setMergedInto(group, before.patient());
                mapper.setMergedInto(new Long[] {before.patient()}, null);
                announce(before.patient(), by);
            }
            case CHANGE_ID -> {
                mapper.rename(before.alias(), before.patient());
                mapper.delete(before.alias());
                mapper.setId(before.patient(), before.patientId(), before.issuer(), before.onlyStudy());
                announce(before.patient(), by);
            }
            case EDIT_PATIENT -> write(before.patient(), before.name(), before.birthDate(), before.sex());
            case MOVE_STUDY -> {
                StudyRow study = mapper.study(before.studyUid());
                if (study != null) {
                    mapper.moveStudy(
                            study.id(), before.patient(), before.group().get(0), clock.instant());
                }
            }
        }
    }

    /** Newest first. */
    public List<Correction> newest(int limit, long offset) {
        return mapper.newest(limit, offset).stream()
                .map(CorrectionRow::correction)
                .toList();
    }

    /** A patient that was merged is nobody any more; {@code other} is named where the two would run in a ring. */
    private PatientRow standing(long patient, long other) {
        PatientRow row = mapper.patient(patient);
        if (row == null) {
            throw ProblemException.notFound("patient");
        }
        if (row.mergedInto() == null) {
            return row;
        }
        if (row.mergedInto() == other) {
            throw refused(
                    "merge-cycle",
                    "Patient " + patient + " was merged into patient " + other
                            + " already. Take that merge back first.");
        }
        throw refused(
                "merged-already",
                "Patient " + patient + " was merged into patient " + row.mergedInto()
                        + ". Use that one, or take the merge back first.");
    }

    private long ensure(String patientId, String issuer, String onlyStudy, String name, String birthDate) {
        String search = SearchText.ofName(name);
        String[] tokens = SearchText.tokensOf(search).toArray(String[]::new);
        return mapper.ensure(patientId, issuer, onlyStudy, name, search, tokens, birthDate);
    }

    private void write(long patient, String name, String birthDate, String sex) {
        String search = SearchText.ofName(name);
        Set<String> tokens = SearchText.tokensOf(search);
        mapper.describe(patient, name, search, tokens.toArray(String[]::new), birthDate, sex);
    }

    private Correction note(Correction.Kind kind, Long[] patients, Before before, String reason, AuditActor by) {
        long id = mapper.record(kind, patients, json.writeValueAsString(before), reason, clock.instant(), by.name());
        audit.recordAs(
                by,
                "patient." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                Long.toString(patients[0]),
                Map.of("correction", id, "patients", List.of(patients)));
        CorrectionRow row = mapper.find(id);
        if (row == null) {
            throw new IllegalStateException("correction " + id + " is not there");
        }
        return row.correction();
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(code, 409, "The correction is not possible", detail);
    }
}
