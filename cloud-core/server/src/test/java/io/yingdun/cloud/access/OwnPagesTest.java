package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnPagesTest {

    private static boolean own(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/dicomweb/studies/1.2");
        request.setScheme("https");
        request.setServerName("cloud.hospital.example");
        request.setServerPort(8442);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return OwnPages.makes(request);
    }

    @Test
    void believesTheBrowserWhereItSaysWhichSiteAsks() {
        assertThat(own("Sec-Fetch-Site", "same-origin")).isTrue();
        assertThat(own("Sec-Fetch-Site", "none")).isTrue();
        assertThat(own("Sec-Fetch-Site", "same-site")).isFalse();
        assertThat(own("Sec-Fetch-Site", "cross-site", "Origin", "https://cloud.hospital.example:8442"))
                .isFalse();
    }

    @Test
    void goesByOriginOrRefererInOlderBrowsers() {
        assertThat(own("Origin", "https://cloud.hospital.example:8442")).isTrue();
        assertThat(own("Referer", "https://cloud.hospital.example:8442/viewer/?x=1"))
                .isTrue();
        assertThat(own("Origin", "null", "Referer", "https://cloud.hospital.example:8442/"))
                .isFalse();
        assertThat(own("Referer", "https://cloud.hospital.example/")).isFalse();
        assertThat(own("Referer", "http://cloud.hospital.example:8442/")).isFalse();
        assertThat(own("Referer", "https://cloud.hospital.example:8442@elsewhere.example/"))
                .isFalse();
        assertThat(own("Referer", "https://[nonsense")).isFalse();
    }

    @Test
    void refusesWhoSaysNothing() {
        assertThat(own()).isFalse();
    }
}
