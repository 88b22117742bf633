package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditActor;
import java.security.Principal;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id of the account, key, link or session
 * @param name as the audit log names the caller; no secret
 * @param role as the audit log has it: the staff role, {@code SERVICE}, {@code LINK} or {@code PATIENT}
 * @param boundTo the only objects that a link opens; empty for all others
 * @param address from where
 * @param issuer of the Patient IDs in objects that a service sends and that name none; empty where that is not known
 * @param terms what a link gives of what it opens; of all others {@link LinkTerms#FULL}
 */
public record Caller(
        Kind kind,
        String id,
        String name,
        String role,
        Set<Scope> scopes,
        Set<DicomObject> boundTo,
        String address,
        String issuer,
        LinkTerms terms)
        implements Principal {

    /** How a caller proved itself. */
    public enum Kind {
        /** A person of the hospital with a session. */
        STAFF,
        /** A program with an API key. */
        SERVICE,
        /** Whoever holds a link to certain objects. */
        LINK,
        /** A person who has shown whose examinations are theirs. No object is open to them by its UID alone. */
        PATIENT
    }

    /** Of everybody but the holder of a link. */
    Caller(Kind kind, String id, String name, String role, Set<Scope> scopes, String address, String issuer) {
        this(kind, id, name, role, scopes, Set.of(), address, issuer, LinkTerms.FULL);
    }

    public Caller {
        scopes = Set.copyOf(scopes);
        boundTo = Set.copyOf(boundTo);
        // The empty set must never come to mean "everything" for somebody who was given a link.
        if ((kind == Kind.LINK) == boundTo.isEmpty()) {
            throw new IllegalArgumentException("links are bound to objects, and only they are");
        }
    }

    @Override
    public String getName() {
        return name;
    }

    /** Of a link: whether it covers the object as a whole. */
    boolean isBoundTo(DicomObject object) {
        return boundTo.stream().anyMatch(bound -> bound.contains(object));
    }

    public AuditActor actor() {
        return new AuditActor(name, role, address);
    }
}
