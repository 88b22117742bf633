package io.yingdun.cloud.archive;

import io.yingdun.foundation.audit.AuditActor;
import java.util.List;

/**
 * Published in the transaction of a merge or of a new Patient ID, and of taking one back: who keeps Patient IDs asks whom they
 * mean now ({@link Corrections#patientOf}).
 *
 * @param named all IDs of one patient, some of which meant another one before
 * @param by who did it
 */
public record PatientIdsMoved(List<Patient> named, AuditActor by) {

    public PatientIdsMoved {
        named = List.copyOf(named);
    }
}
