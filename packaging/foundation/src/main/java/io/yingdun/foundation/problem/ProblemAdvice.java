package io.yingdun.foundation.problem;

import io.yingdun.foundation.runtime.OpaqueId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** The one place where an exception becomes an HTTP status. What nobody foresaw is our own bug: always 500, logged. */
@RestControllerAdvice
@Order(0)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** @throws ProblemException where the answer has begun: broken off, nobody takes it for a whole one */
    @ExceptionHandler
    ResponseEntity<Problem> problem(ProblemException e, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw e;
        }
        ProblemWriter.forgetRepresentation(response);
        return ProblemWriter.entity(e, OpaqueId.next());
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongFields(MethodArgumentNotValidException e, HttpServletResponse response) {
        List<FieldProblem> fields = e.getBindingResult().getFieldErrors().stream()
                .map(f -> new FieldProblem(f.getField(), String.valueOf(f.getDefaultMessage())))
                .toList();
        return problem(ProblemException.invalid(fields), response);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongParameters(HandlerMethodValidationException e, HttpServletResponse response) {
        List<FieldProblem> fields = e.getParameterValidationResults().stream()
                .map(r -> new FieldProblem(
                        String.valueOf(r.getMethodParameter().getParameterName()),
                        String.valueOf(r.getResolvableErrors().get(0).getDefaultMessage())))
                .toList();
        return problem(ProblemException.invalid(fields), response);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException e, HttpServletResponse response) {
        return problem(ProblemException.invalid(e.getName(), "has the wrong type or an unknown value"), response);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletResponse response) {
        return problem(malformedBody("Send JSON in UTF-8 with the fields that the API names."), response);
    }

    @ExceptionHandler
    ResponseEntity<Problem> brokenUpload(MultipartException e, HttpServletResponse response) {
        if (DiskFull.isCauseOf(e)) {
            LOG.warn("An upload found the disk full: {}", e.getMessage());
            return problem(ProblemException.diskFull(), response);
        }
        return problem(malformedBody("The upload broke off or is no multipart form; send it again."), response);
    }

    private static ProblemException malformedBody(String detail) {
        return new ProblemException("malformed-body", 400, "Malformed body", detail);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e, HttpServletResponse response) {
        return problem(
                new ProblemException(
                        "upload-too-large",
                        413,
                        "Upload too large",
                        "The files have more bytes than may be sent at once; send fewer or smaller ones."),
                response);
    }

    /** Security's own exceptions are answered by its filters, which know whether somebody is logged in. */
    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }

    @ExceptionHandler
    void unauthenticated(AuthenticationException e) {
        throw e;
    }

    /** The client has gone: nobody is left to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("client closed its connection", e);
    }

    /** @throws Exception itself, where the answer has begun: the container breaks the connection off, and logs it */
    @ExceptionHandler
    ResponseEntity<Problem> anythingElse(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (e instanceof ErrorResponse framework && framework.getStatusCode().is4xxClientError()) {
            int status = framework.getStatusCode().value();
            return problem(frameworkProblem(status), response);
        }
        if (DatabaseAway.isCauseOf(e)) {
            LOG.warn("A request found the database away: {}", e.getMessage());
            return problem(ProblemException.databaseAway(), response);
        }
        if (DiskFull.isCauseOf(e)) {
            LOG.warn("A request found the disk full: {}", e.getMessage());
            return problem(ProblemException.diskFull(), response);
        }
        ProblemWriter.forgetRepresentation(response);
        String instance = OpaqueId.next();
        LOG.error("request failed, instance {}", instance, e);
        return ProblemWriter.entity(internalError(), instance);
    }

    private static ProblemException internalError() {
        return new ProblemException(
                "internal-error",
                500,
                "Internal error",
                "The server failed, nothing was saved. Try again; if it stays, give the instance to support.");
    }

    static ProblemException frameworkProblem(int status) {
        return switch (status) {
            case 404 -> ProblemException.notFound("resource");
            case 405 ->
                new ProblemException(
                        "method-not-allowed", 405, "Method not allowed", "Use one of the methods that the API names.");
            case 406 ->
                new ProblemException(
                        "not-acceptable", 406, "Not acceptable", "Accept application/json or what the API names.");
            case 415 ->
                new ProblemException(
                        "unsupported-media-type",
                        415,
                        "Unsupported media type",
                        "Send the content type that the API names.");
            case 500 -> internalError();
            default ->
                new ProblemException(
                        "bad-request", status, "Bad request", "Compare the request with the API description.");
        };
    }
}
