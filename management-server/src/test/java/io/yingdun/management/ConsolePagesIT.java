package io.yingdun.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.foundation.testkit.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that a person can bookmark: the single-page application answers all of its own, and nothing else. */
class ConsolePagesIT extends RunningServer {

    @BeforeEach
    void pagesAreBuiltIn() {
        assumeTrue(
                getClass().getResource("/META-INF/resources/console/index.html") != null,
                "viewer-web was built without its pages (-Dweb.skip)");
    }

    @Test
    void aDeepLinkGetsTheApplication() {
        ApiClient.Answer index = anyone().get("/console/");
        ApiClient.Answer deep = anyone().get("/console/endpoints/4dpdntis53ki36ind8qe90qok");

        assertThat(deep.status()).isEqualTo(200);
        assertThat(deep.header("Content-Type")).startsWith("text/html");
        assertThat(deep.header("Cache-Control")).contains("no-cache");
        assertThat(deep.text()).isEqualTo(index.text()).contains("<div id=\"root\">");
    }

    @Test
    void theRootLeadsToTheConsole() {
        ApiClient.Answer answer = anyone().get("/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/console/");
    }

    @Test
    void aMissingFileIsMissing() {
        ApiClient.Answer answer = anyone().get("/console/assets/index-gone.js");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("<div id=\"root\">");
    }

    /** Refused, not missing: what no rule allows is denied, whether it exists or not. */
    @Test
    void anUnknownPathOfTheInterfaceIsAProblemAndNoPage() {
        ApiClient.Answer officers = loggedInAs("OFFICER").get("/api/no-such-thing");
        assertThat(officers.status()).isEqualTo(403);
        assertThat(officers.code()).isEqualTo("forbidden");

        ApiClient.Answer strangers = anyone().get("/api/no-such-thing");
        assertThat(strangers.status()).isEqualTo(401);
        assertThat(strangers.code()).isEqualTo("not-logged-in");
    }
}
