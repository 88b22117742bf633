package io.yingdun.foundation.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Over HTTP/2 an error is written when the request's body has been read, so that who sends all of it first learns of the error
 * ({@link UnreadBody}). Over HTTP/1.1 the container does so, up to its own {@code max-swallow-size}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorsAfterBodies extends OncePerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** The same in every server, whatever its container swallows: only who is known may send more. */
    private static final long MOST_BYTES = 2 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WITH_BODY.contains(request.getMethod())
                || !request.getProtocol().startsWith("HTTP/2");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ErrorLast answer = new ErrorLast(request, response);
        chain.doFilter(request, answer);
        if (!request.isAsyncStarted()) {
            answer.readFirst(answer.getStatus());
        }
    }

    private static final class ErrorLast extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private boolean read;

        ErrorLast(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        void readFirst(int status) {
            if (status >= SC_BAD_REQUEST && !read) {
                read = true;
                UnreadBody.swallow(request, MOST_BYTES);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            readFirst(getStatus());
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            readFirst(getStatus());
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            readFirst(getStatus());
            super.flushBuffer();
        }

        @Override
        public void sendError(int status) throws IOException {
            readFirst(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            readFirst(status);
            super.sendError(status, message);
        }
    }
}
