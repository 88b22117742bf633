package io.yingdun.cloud.access;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.yingdun.foundation.login.SessionCookies;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The OpenAPI document says of each route what the route table says: who may use it and with which proof, and that
 * errors are RFC 9457 problem details.
 */
@Component
class ApiDescription implements OpenApiCustomizer {

    private static final String BEARER = "bearer";
    private static final String SESSION = "session";
    private static final String LINK = "link";
    private static final String PATIENT = "patient";

    private final AccessRules rules;

    ApiDescription(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Yingdun imaging cloud")
                .version("1")
                .description("Every route is denied unless it says who may use it."));
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key (yk_…) or a link's token (yl_…)"))
                .addSecuritySchemes(SESSION, cookie(SessionCookies.NAME, "POST /api/session gives it"))
                .addSecuritySchemes(PATIENT, cookie(PatientSessions.COOKIE, "POST /api/patient/session gives it"))
                .addSecuritySchemes(
                        LINK, cookie(LinkSessionController.COOKIE, "POST /api/link-session gives it for a link"));
        document.getPaths()
                .forEach((pattern, path) ->
                        path.readOperationsMap().forEach((method, operation) -> describe(pattern, method, operation)));
    }

    private static SecurityScheme cookie(String name, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(name)
                .description(description);
    }

    private void describe(String pattern, PathItem.HttpMethod method, Operation operation) {
        rules.forRoute(HttpMethod.valueOf(method.name()), pattern)
                .map(AccessRules.Rule::permit)
                .filter(permit -> !permit.everyone())
                .ifPresent(permit -> restrict(operation, permit));
        operation.getResponses().addApiResponse("default", problem());
    }

    private static void restrict(Operation operation, Permit permit) {
        boolean staff = permit.kinds().contains(Caller.Kind.STAFF);
        boolean link = permit.kinds().contains(Caller.Kind.LINK);
        if (link || permit.kinds().contains(Caller.Kind.SERVICE)) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        }
        if (staff) {
            operation.addSecurityItem(new SecurityRequirement().addList(SESSION));
        }
        if (permit.kinds().contains(Caller.Kind.PATIENT)) {
            operation.addSecurityItem(new SecurityRequirement().addList(PATIENT));
        }
        if (link && permit.isForData()) {
            operation.addSecurityItem(new SecurityRequirement().addList(LINK));
        }
        String own = operation.getDescription();
        operation.description((own == null ? "" : own + " ") + "For "
                + permit.kinds().stream().sorted().map(Enum::name).collect(Collectors.joining(", "))
                + (permit.scope() == null ? "." : " with the scope " + permit.scope() + "."));
    }

    private static ApiResponse problem() {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("An error, as RFC 9457 problem details")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
