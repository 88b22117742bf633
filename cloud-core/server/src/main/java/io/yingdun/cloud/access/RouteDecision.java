package io.yingdun.cloud.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Whether a caller may use a route, for the object that its address names. */
final class RouteDecision implements AuthorizationManager<RequestAuthorizationContext> {

    private final Permit permit;
    private final Sight sight;

    RouteDecision(Permit permit, Sight sight) {
        this.permit = permit;
        this.sight = sight;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (permit.everyone()) {
            return new AuthorizationDecision(true);
        }
        Caller caller = CurrentCaller.of(authentication.get());
        if (caller == null) {
            return new AuthorizationDecision(false);
        }
        HttpServletRequest request = context.getRequest();
        if (permit.isForData() && !BearerFilter.isUsedBy(request) && !OwnPages.makes(request)) {
            throw new AccessProblems.ForeignPage();
        }
        if (!permit.permits(caller) || (!permit.beforePasswordChange() && mustChangePassword(authentication.get()))) {
            return new AuthorizationDecision(false);
        }
        if (!caller.terms().admit(permit) || !sees(caller, context.getVariables())) {
            throw new AccessProblems.OutOfSight();
        }
        return new AuthorizationDecision(true);
    }

    private static boolean mustChangePassword(@Nullable Authentication authentication) {
        StaffPrincipal staff = CurrentCaller.staffOf(authentication);
        return staff != null && staff.mustChangePassword();
    }

    /** A route without a study in its address is open to links only where the table's test knows it by name. */
    private boolean sees(Caller caller, Map<String, String> variables) {
        String study = variables.get("study");
        return study == null
                || sight.opens(caller, new DicomObject(study, variables.get("series"), variables.get("instance")));
    }
}
