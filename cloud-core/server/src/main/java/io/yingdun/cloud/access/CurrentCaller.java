package io.yingdun.cloud.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Reads from the security context who makes the present request. */
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

    /** For this request only: nothing is kept in a session. */
    static void become(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(caller));
        SecurityContextHolder.setContext(context);
    }

    static Authentication authentication(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
    }
}
