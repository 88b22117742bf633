package io.yingdun.management.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SecurityConfigurationTest {

    private static MockHttpServletRequest post(String path, String... header) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        if (header.length > 0) {
            request.addHeader(header[0], header[1]);
        }
        return request;
    }

    @Test
    void takesLargeBodiesOnlyWhereFilesAreWantedAndTheTokenNeedNotBeLookedForInThem() {
        String[] token = {"X-XSRF-TOKEN", "any"};
        assertThat(SecurityConfiguration.bringsFiles(post("/api/traces", token)))
                .isTrue();
        assertThat(SecurityConfiguration.bringsFiles(post("/api/traces"))).isFalse();
        assertThat(SecurityConfiguration.bringsFiles(post("/api/session", token)))
                .isFalse();
    }
}
