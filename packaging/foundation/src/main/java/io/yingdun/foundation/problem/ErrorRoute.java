package io.yingdun.foundation.problem;

import io.yingdun.foundation.runtime.OpaqueId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container itself refuses (a malformed path, a header too long) gets the same shape of answer. */
@RestController
class ErrorRoute implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        return ProblemWriter.entity(ProblemAdvice.frameworkProblem(code), OpaqueId.next());
    }
}
