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

    RouteDecision(Permit permit) {
        this.permit = permit;
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
        return new AuthorizationDecision(permit.permits(caller)
                && (permit.beforePasswordChange() || !mustChangePassword(authentication.get()))
                && sees(caller, context.getVariables()));
    }

    private static boolean mustChangePassword(@Nullable Authentication authentication) {
        StaffPrincipal staff = CurrentCaller.staffOf(authentication);
        return staff != null && staff.mustChangePassword();
    }

    /** A route without a study in its address is open to links only where the table's test knows it by name. */
    private static boolean sees(Caller caller, Map<String, String> variables) {
        String study = variables.get("study");
        return study == null || caller.sees(new DicomObject(study, variables.get("series"), variables.get("instance")));
    }
}
