package io.yingdun.cloud.access;

import io.yingdun.cloud.access.Caller.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a route.
 *
 * @param everyone also without proof of anything
 * @param scope what the caller must hold; null: being of one of the kinds is enough
 * @param kinds the kinds of callers meant
 * @param beforePasswordChange also while a person still has to replace a password that somebody else knows
 * @param knowsAnonymity what it gives tells nobody whose it is, or not those who must not learn that; others of links are closed
 *     to them
 * @param givesFiles gives whole objects, to keep
 */
record Permit(
        boolean everyone,
        @Nullable Scope scope,
        Set<Kind> kinds,
        boolean beforePasswordChange,
        boolean knowsAnonymity,
        boolean givesFiles) {

    static final Permit EVERYONE = new Permit(true, null, Set.of(), true, false, false);
    static final Permit OWN_SESSION = new Permit(false, null, Set.of(Kind.STAFF), true, false, false);
    static final Permit STAFF_AND_SERVICES =
            new Permit(false, null, Set.of(Kind.STAFF, Kind.SERVICE), false, false, false);
    static final Permit LINK_HOLDER = new Permit(false, null, Set.of(Kind.LINK), false, true, false);

    private static final Set<Scope> DATA = EnumSet.of(Scope.READ, Scope.SEARCH, Scope.STORE);

    Permit {
        kinds = Set.copyOf(kinds);
    }

    static Permit of(Scope scope, Kind first, Kind... others) {
        return new Permit(false, scope, EnumSet.of(first, others), false, false, false);
    }

    Permit knowingAnonymity() {
        return new Permit(everyone, scope, kinds, beforePasswordChange, true, givesFiles);
    }

    Permit givingFiles() {
        return new Permit(everyone, scope, kinds, beforePasswordChange, knowsAnonymity, true);
    }

    /** Whether patients' data is given or taken: what a browser adds by itself, a cookie, is then not proof enough. */
    boolean isForData() {
        return scope != null && DATA.contains(scope);
    }

    boolean permits(Caller caller) {
        return everyone
                || (kinds.contains(caller.kind())
                        && (scope == null || caller.scopes().contains(scope)));
    }
}
