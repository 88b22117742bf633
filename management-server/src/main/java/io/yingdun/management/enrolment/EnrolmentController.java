package io.yingdun.management.enrolment;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EnrolmentController {

    private final EnrolmentService enrolments;
    private final FailureThrottle throttle;

    EnrolmentController(EnrolmentService enrolments, FailureThrottle throttle) {
        this.enrolments = enrolments;
        this.throttle = throttle;
    }

    @PostMapping("/api/enrolment")
    @ResponseStatus(HttpStatus.CREATED)
    EnrolmentService.Enrolled enrol(@Valid @RequestBody EnrolmentRequest body, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        long wait = throttle.secondsToWait(address);
        if (wait > 0) {
            throw ProblemException.throttled("too-many-attempts", wait);
        }
        try {
            return enrolments.enrol(body, address);
        } catch (ProblemException e) {
            if (e.status() == 403) {
                throttle.failed(address);
            }
            throw e;
        }
    }
}
