package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.audit.AuditNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Who has seen the images and reports of a study, by the audit log. */
@Service
class Viewings {

    private static final Set<AccessKind> SEEN =
            EnumSet.of(AccessKind.FRAMES, AccessKind.RENDERED, AccessKind.INSTANCES, AccessKind.REPORT);

    /** The log counts what goes on for five minutes, and says so in a second entry. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(6);

    private static final int MOST = 500;

    private final AuditLog audit;

    Viewings(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * One look.
     *
     * @param by as what: {@code DOCTOR}, {@code SERVICE}, {@code LINK}, {@code PATIENT}; not who, whom the hospital answers for
     */
    record Viewing(Instant at, String by, AccessKind what) {}

    private record Viewer(String name, AccessKind what) {}

    /** The newest first, of the last {@value #MOST} entries. */
    List<Viewing> of(String studyUid) {
        List<AuditNote> notes = new ArrayList<>(
                audit.of(studyUid, SEEN.stream().map(AccessKind::action).toList(), MOST));
        Collections.reverse(notes);
        Map<Viewer, Instant> last = new HashMap<>();
        List<Viewing> looks = new ArrayList<>();
        for (AuditNote note : notes) {
            AccessKind what = kind(note.action());
            Instant before = last.put(new Viewer(note.actor().name(), what), note.at());
            if (before == null || before.plus(ONE_LOOK).isBefore(note.at())) {
                looks.add(new Viewing(note.at(), note.actor().role(), what));
            }
        }
        Collections.reverse(looks);
        return looks;
    }

    private static AccessKind kind(String action) {
        return SEEN.stream()
                .filter(kind -> kind.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
