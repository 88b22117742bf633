package io.yingdun.foundation.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.CloseNowException;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * An answer that fails after its head has gone out is broken off: HTTP/1.1 without its last chunk, HTTP/2 by a reset of the
 * stream (RFC 9113 §8.1). Left to itself the container would end it in good order, and the client keep a part for the whole.
 */
@Component
class BrokenOffAnswers implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.addContextValves(new BreakOff());
    }

    private static final class BreakOff extends ValveBase {

        BreakOff() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            if (failure == null || !response.isCommitted()) {
                return;
            }
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, failure);
            if (request.getProtocol().equals("HTTP/2.0")) {
                // The container ends the stream of a closed answer as if nothing had happened. The trailers are the
                // last
                // thing that it asks for before; this exception from there is its own sign to reset the stream.
                response.getCoyoteResponse().setTrailerFields(BreakOff::noTrailers);
            }
        }

        private static Map<String, String> noTrailers() {
            throw BreakOff.<RuntimeException>unchecked(new CloseNowException("broken off"));
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
