package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EmbeddingTest {

    private static final String RIS = "https://ris.example.org";
    private static final String PORTAL = "https://portal.example.org:8443";

    @Test
    void namedOriginsMayFrameTheViewer() {
        MockHttpServletResponse answer = answer("/viewer/IHEInvokeImageDisplay", RIS, PORTAL);

        assertThat(answer.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors " + RIS + " " + PORTAL);
        assertThat(answer.getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void nobodyMayFrameTheViewerWithoutTheSetting() {
        assertNotFramed(answer("/viewer/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/patient/", "/api/session", "/viewers/", "/dicomweb/studies/1.2/rendered"})
    void nobodyMayFrameAnythingElse(String path) {
        assertNotFramed(answer(path, RIS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example.org",
                "http://ris.example.org",
                "https://ris.example.org/",
                "https://ris.example.org; script-src *",
                "https://ris.example.org https://other.example.org",
                "ris.example.org",
                "null"
            })
    void aServerDoesNotStartWithWhatIsNoOrigin(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddingSettings(List.of(origin)))
                .withMessageContaining("yingdun.embedding.origins");
    }

    private static void assertNotFramed(MockHttpServletResponse answer) {
        assertThat(answer.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
    }

    private static MockHttpServletResponse answer(String path, String... origins) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        new FramedViewer(new EmbeddingSettings(List.of(origins)).origins()).writeHeaders(request, response);
        return response;
    }
}
