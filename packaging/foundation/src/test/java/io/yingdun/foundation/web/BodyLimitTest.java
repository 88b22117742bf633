package io.yingdun.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.problem.ProblemWriter;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyLimitTest {

    private static final int TOO_LONG = (int) BodyLimit.LARGEST_BYTES + 1;

    private final BodyLimit limit = new BodyLimit(
            new ProblemWriter(new JsonMapper()),
            request -> request.getRequestURI().equals("/api/traces"));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private int read;

    private void send(MockHttpServletRequest request) throws Exception {
        limit.doFilter(
                request,
                response,
                (passed, answer) -> read = passed.getInputStream().readAllBytes().length);
    }

    private static MockHttpServletRequest request(String path, int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[bytes]);
        return request;
    }

    /** As {@link #request}, its length not told. */
    private static MockHttpServletRequest chunked(String path, int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void refusesABodyThatSaysItIsTooLong() throws Exception {
        send(request("/api/session", TOO_LONG));
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentAsString()).contains("body-too-large");
        assertThat(read).isZero();
    }

    @Test
    void stopsReadingABodyThatDidNotSay() {
        assertThatThrownBy(() -> send(chunked("/api/enrolment", TOO_LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void letsOrdinaryBodiesThrough() throws Exception {
        send(chunked("/api/session", TOO_LONG - 1));
        assertThat(read).isEqualTo(TOO_LONG - 1);
    }

    @Test
    void letsOfficersUploadFiles() throws Exception {
        send(request("/api/traces", 4 * TOO_LONG));
        assertThat(read).isEqualTo(4 * TOO_LONG);
    }
}
