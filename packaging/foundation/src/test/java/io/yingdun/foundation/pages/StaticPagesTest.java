package io.yingdun.foundation.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class StaticPagesTest {

    private MockMvcTester web;

    /** The files lie in the tests' resources; the variants there hold words that say which one was sent. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class SamplePages extends StaticPages {
        SamplePages() {
            super("sample");
        }
    }

    @BeforeEach
    void start() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(SamplePages.class);
        context.refresh();
        web = MockMvcTester.from(context);
    }

    @Test
    void sendsTheBrotliVariantToWhoeverAcceptsIt() {
        MvcTestResult answer = asset("gzip, deflate, br, zstd");

        assertThat(answer).hasStatusOk().hasHeader("Content-Encoding", "br").hasBodyTextEqualTo("brotli variant");
        assertThat(answer).hasHeader("Content-Type", "text/javascript").hasHeader("Vary", "Accept-Encoding");
    }

    @Test
    void sendsTheGzipVariantWhereBrotliIsNotAccepted() {
        assertThat(asset("br;q=0, gzip")).hasHeader("Content-Encoding", "gzip").hasBodyTextEqualTo("gzip variant");
    }

    @Test
    void answersEachBrowserByItsOwnHeaderWhateverTheLastOneGot() {
        assertThat(asset("br")).hasHeader("Content-Encoding", "br");

        assertThat(asset("br;q=0")).doesNotContainHeader("Content-Encoding");
    }

    @Test
    void sendsTheFileAsItIsOtherwise() {
        assertThat(asset("identity"))
                .doesNotContainHeader("Content-Encoding")
                .bodyText()
                .contains("as they are");
        assertThat(web.get().uri("/sample/assets/plain-3c4d.css").header("Accept-Encoding", "br"))
                .doesNotContainHeader("Content-Encoding")
                .hasBodyTextEqualTo("body{}\n");
    }

    @Test
    void letsBrowsersKeepFilesWithAHashForEverAndAskForTheRest() {
        assertThat(asset("br")).hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(web.get().uri("/sample/index.html")).hasHeader("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/some/place", "/sample/studies/1.2.840.113619", "/sample/index.html"})
    void givesEveryPageOfTheApplicationItsIndex(String path) {
        assertThat(web.get().uri(path)).hasStatusOk().bodyText().contains("<title>sample</title>");
    }

    @Test
    void forwardsTheBarePathToTheIndex() {
        assertThat(web.get().uri("/sample/")).hasForwardedUrl("/sample/index.html");
    }

    @Test
    void keepsTheQuestionWhenItAddsTheSlash() {
        assertThat(web.get().uri("/sample?StudyInstanceUIDs=1.2")).hasRedirectedUrl("/sample/?StudyInstanceUIDs=1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/missing.js", "/sample/assets/missing", "/sample/../secret.txt"})
    void answersNotFoundForAFileThatIsMissing(String path) {
        assertThat(web.get().uri(path)).hasStatus(404);
    }

    private MvcTestResult asset(String encodings) {
        return web.get()
                .uri("/sample/assets/app-1a2b.js")
                .header("Accept-Encoding", encodings)
                .exchange();
    }
}
