package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A link with what it opens. */
record Link(LinkRow row, Set<DicomObject> objects) {

    Link {
        objects = Set.copyOf(objects);
    }

    /**
     * Who holds it, from an address. Holding a one-use link itself gives nothing but the right to exchange it.
     *
     * @param exchanged whether it is the session that was given for the link
     */
    Caller holder(boolean exchanged, String address) {
        Set<Scope> scopes = exchanged || !row.oneUse ? Set.of(Scope.READ) : Set.of();
        return new Caller(
                Caller.Kind.LINK,
                row.id,
                "link " + row.id,
                Caller.Kind.LINK.name(),
                scopes,
                objects,
                address,
                "",
                row.terms());
    }

    /**
     * As stored.
     *
     * @param purpose why it was given, for the audit log
     * @param oneUse opens its objects once only, to whoever exchanges it for a session first
     * @param usedAt when a one-use link was exchanged
     * @param staffId as are the two after it, of {@link LinkTerms}
     */
    record LinkRow(
            String id,
            String purpose,
            boolean oneUse,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt,
            String staffId,
            boolean identity,
            boolean download) {

        LinkTerms terms() {
            return new LinkTerms(staffId, identity, download);
        }

        boolean isInForce(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }
}
