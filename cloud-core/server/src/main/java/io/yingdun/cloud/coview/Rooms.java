package io.yingdun.cloud.coview;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.Caller;
import io.yingdun.cloud.access.DicomObject;
import io.yingdun.cloud.access.Links;
import io.yingdun.cloud.access.Scope;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The sessions that there are. Each lives as long as its invitation, a link to its study, is in force. */
@Service
class Rooms {

    private final Access access;
    private final Archive archive;
    private final Links links;
    private final AuditLog audit;
    private final CoViewSettings limits;
    private final Clock clock;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    Rooms(Access access, Archive archive, Links links, AuditLog audit, CoViewSettings limits, Clock clock) {
        this.access = access;
        this.archive = archive;
        this.links = links;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    /** A session just begun, and the link by which others come: its token is shown once. */
    record Started(String session, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Started[" + session + ']';
        }
    }

    /** By whoever may see the study and share it. @throws ProblemException {@code not-found}, {@code busy} */
    Started start(String studyUid, Duration life) {
        access.requireStudy(studyUid);
        if (!access.current().scopes().contains(Scope.READ)
                || archive.study(studyUid).isEmpty()) {
            throw Access.notThere();
        }
        if (rooms.size() >= limits.mostSessions()) {
            throw ProblemException.busy("co-viewing-full", "Too many sessions are open; try again later.", 60);
        }
        Links.Given link = links.give(Set.of(new DicomObject(studyUid, null, null)), "co-viewing", life, false);
        Room room = new Room(OpaqueId.next(), studyUid, link.id(), link.expiresAt(), limits, clock.instant());
        audit.record("co-viewing.started", room.id(), Map.of("study", studyUid, "link", link.id()));
        rooms.put(room.id(), room);
        return new Started(room.id(), link.token(), link.expiresAt());
    }

    /** @throws ProblemException {@code not-found}, also for another study's session */
    Room find(String studyUid, String id, Caller caller) {
        Room room = rooms.get(id);
        if (room == null || !room.studyUid().equals(studyUid) || !room.admits(caller)) {
            throw Access.notThere();
        }
        return room;
    }

    /** Takes the invitation back and sends everybody out. @throws ProblemException {@code not-found} */
    void end(String studyUid, String id) {
        Room room = find(studyUid, id, access.current());
        end(room, access.current().actor());
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tidy() {
        Instant now = clock.instant();
        for (Room room : rooms.values()) {
            room.tidy(now);
            if (!links.isInForce(room.linkId()) || room.isEmptySince(now.minus(limits.empty()))) {
                end(room, AuditActor.SYSTEM);
            }
        }
    }

    private void end(Room room, AuditActor by) {
        links.endAs(by, room.linkId());
        if (rooms.remove(room.id(), room)) {
            room.end();
            audit.recordAs(by, "co-viewing.ended", room.id(), Map.of("study", room.studyUid()));
        }
    }
}
