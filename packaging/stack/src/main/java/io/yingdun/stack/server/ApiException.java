package io.yingdun.stack.server;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The server answered with a problem (RFC 9457): its status and its stable code. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ApiException(String message, int status, String code) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiException of(String call, int status, byte[] body) {
        String code = "";
        String detail = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode problem = new ObjectMapper().readTree(body);
            code = problem.path("code").asString("");
            detail = problem.path("detail").asString(detail);
        } catch (JacksonException notJson) {
            // A proxy or a container answered; its text is all there is.
            code = "";
        }
        return new ApiException(call + ": " + status + " " + code + " " + detail, status, code);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
