/**
 * Patients and their own examinations: {@link io.yingdun.cloud.patient.Verification} finds out who it is by a number and a second
 * factor, or by a code sent to their phone; a session of theirs ({@link io.yingdun.cloud.patient.PatientVisits}) opens that person's
 * studies and verified reports and nothing else. Whether a number exists is told to nobody.
 */
@NullMarked
package io.yingdun.cloud.patient;

import org.jspecify.annotations.NullMarked;
