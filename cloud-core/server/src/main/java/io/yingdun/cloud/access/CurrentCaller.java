package io.yingdun.cloud.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes the present request, in the security context: the {@link Caller} is its principal, whatever the kind. */
final class CurrentCaller {

    private CurrentCaller() {}

    /** @throws IllegalStateException where nobody has proved who they are */
    static Caller required() {
        Caller caller = orNull();
        if (caller == null) {
            throw new IllegalStateException("nobody has proved who they are on this request");
        }
        return caller;
    }

    static @Nullable Caller orNull() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static @Nullable Caller of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }

    /** The person of the session, where the caller is one. */
    static @Nullable StaffPrincipal staffOrNull() {
        return staffOf(SecurityContextHolder.getContext().getAuthentication());
    }

    static @Nullable StaffPrincipal staffOf(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof StaffPrincipal staff ? staff : null;
    }

    /** Whether it is a person who still has to replace a password that somebody else knows. */
    static boolean mustChangePassword() {
        StaffPrincipal staff = staffOrNull();
        return staff != null && staff.mustChangePassword();
    }

    /** For this request only: nothing is kept in a session. */
    static void become(Caller caller) {
        become(caller, null);
    }

    static void become(Caller caller, @Nullable StaffPrincipal staff) {
        UsernamePasswordAuthenticationToken authentication = UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
        authentication.setDetails(staff);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
