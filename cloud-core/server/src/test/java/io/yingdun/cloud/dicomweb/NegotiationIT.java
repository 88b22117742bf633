package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients name in Accept, over HTTP (PS3.18 8.7.5), and what tells one form from another in caches. */
class NegotiationIT extends RunningCloud {

    @Autowired
    private Ingest ingest;

    private String study = "";
    private String instance = "";

    @BeforeEach
    void store() {
        TestInstance stored = TestInstance.ofNewStudy();
        assertThat(new Sender(ingest).send(stored).accepted()).isTrue();
        study = "/dicomweb/studies/" + stored.studyUid();
        instance = stored.path();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related; type=application/dicom; transfer-syntax=*",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=\"1.2.840.10008.1.2.1\"",
                "image/jp2, multipart/related; type=\"application/dicom\";q=0.5",
                "*/*"
            })
    void whatFitsIsGiven(String accept) {
        assertThat(service().get(study, "Accept", accept).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|text/html",
                "''|application/dicom",
                "''|multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.90",
                "/frames/1|text/html",
                "/frames/1|multipart/related; type=\"image/jp2\"",
                "/metadata|text/html",
                "/rendered|text/html",
                "/rendered|application/dicom",
                "/thumbnail|text/csv",
            })
    void whatFitsNothingIsNotAcceptable(String resource, String accept) {
        String address = resource.isEmpty() ? study : instance + resource;
        Answer answer = service().get(address, "Accept", accept);
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"'',406", "/frames/1,406", "/rendered,406", "/metadata,200"})
    void withoutAcceptOnlyDocumentsAreGiven(String resource, int status) {
        assertThat(service().get(instance + resource).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related; type=\"application/dicom\", image/jpeg",
                "application/dicom+json, image/png",
                "text/html, application/dicom"
            })
    void dicomAndRenderedTypesAreNotMixed(String accept) {
        Answer answer = service().get(instance, "Accept", accept);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("mixed-media-types");
    }

    @Test
    void eachFormOfAFrameHasAnETagOfItsOwn() {
        String frame = instance + "/frames/1";
        Answer alone = service().get(frame, "Accept", "application/octet-stream");
        String parts = "multipart/related; type=\"application/octet-stream\"";
        Answer inParts = service().get(frame, "Accept", parts);
        assertThat(inParts.header("ETag")).isNotEqualTo(alone.header("ETag")).startsWith("\"");
        assertThat(service().get(frame, "Accept", parts).body())
                .as("a strong ETag means the same bytes")
                .isEqualTo(inParts.body());
        assertThat(service()
                        .get(frame, "Accept", parts, "If-None-Match", alone.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(service()
                        .get(frame, "Accept", parts, "If-None-Match", inParts.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void metadataIsCompressedAndNotSentTwice(boolean ofOneInstance) {
        String address = (ofOneInstance ? instance : study) + "/metadata";
        Answer plain = service().get(address);
        Answer gzip = service().get(address, "Accept-Encoding", "gzip");
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.body().length).isLessThan(plain.body().length);
        assertThat(gzip.header("ETag")).isNotEmpty().isNotEqualTo(plain.header("ETag"));
        assertThat(gzip.headers().allValues("Vary").toString()).contains("Accept-Encoding");
        assertThat(service()
                        .get(address, "Accept-Encoding", "gzip", "If-None-Match", gzip.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(service().get(address, "If-None-Match", plain.header("ETag")).status())
                .isEqualTo(304);
    }
}
