package io.yingdun.foundation.web;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No request has a body over 1 MiB, save the few that take files: some are open to anybody, who must not fill the
 * server's memory or disk through them.
 */
public final class BodyLimit extends OncePerRequestFilter {

    public static final long LARGEST_BYTES = 1 << 20;

    private final ProblemWriter problems;
    private final Predicate<HttpServletRequest> exempt;

    /** @param exempt requests whose handler watches over the size by itself */
    public BodyLimit(ProblemWriter problems, Predicate<HttpServletRequest> exempt) {
        this.problems = problems;
        this.exempt = exempt;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return exempt.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST_BYTES) {
            problems.write(
                    response,
                    new ProblemException(
                            "body-too-large", 413, "Body too large", "Send at most 1 MiB to this address."));
        } else if (request.getContentLengthLong() < 0 && !HttpMethod.GET.matches(request.getMethod())) {
            chain.doFilter(new Limited(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A body whose length was not told beforehand. */
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left = LARGEST_BYTES;

        LimitedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            return read < 0 ? read : counted(1, read);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int bytes, int result) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("body longer than " + LARGEST_BYTES + " bytes");
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
