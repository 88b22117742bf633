package io.yingdun.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.multipart.MultipartException;

class ProblemAdviceTest {

    private static final IOException FULL = new IOException("No space left on device");

    private final ProblemAdvice advice = new ProblemAdvice();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void saysThatTheDiskIsFullWhereAnUploadCannotBeSpooled() {
        assertThat(advice.brokenUpload(new MultipartException("parts", FULL), response)
                        .getStatusCode()
                        .value())
                .isEqualTo(507);
    }

    @Test
    void saysThatTheDiskIsFullWhereverAFileCannotBeWritten() throws Exception {
        assertThat(advice.anythingElse(new UncheckedIOException(FULL), response)
                        .getStatusCode()
                        .value())
                .isEqualTo(507);
    }

    @Test
    void takesAnyOtherBrokenUploadForTheClients() {
        assertThat(advice.brokenUpload(new MultipartException("parts", new IOException("reset")), response)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }
}
