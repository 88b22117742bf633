package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PublishedApiIT extends RunningCloud {

    @Autowired
    private AccessRules rules;

    @Test
    void describesEveryRouteWithWhatItAsksFor() {
        JsonNode paths = service().get("/api/openapi.json").json().get("paths");
        assertThat(rules.rules())
                .filteredOn(rule -> rule.pattern().startsWith("/api/"))
                .filteredOn(rule -> !rule.pattern().startsWith("/api/openapi"))
                .allSatisfy(rule -> {
                    JsonNode operation = paths.path(rule.pattern())
                            .path(String.valueOf(rule.method()).toLowerCase(Locale.ROOT));
                    assertThat(operation.isMissingNode()).as(rule.pattern()).isFalse();
                    assertThat(operation.has("security"))
                            .as(rule.pattern())
                            .isEqualTo(!rule.permit().everyone());
                    if (rule.permit().scope() != null) {
                        assertThat(operation.get("description").asString())
                                .contains(rule.permit().scope().name());
                    }
                    assertThat(operation.at("/responses/default").toString()).contains("application/problem+json");
                });
    }

    @Test
    void namesNothingThatIsNotThere() {
        JsonNode document = service().get("/api/openapi.json").json();
        assertThat(Stream.of(document.toString().split("#/components/schemas/"))
                        .skip(1)
                        .map(rest -> rest.substring(0, rest.indexOf('"'))))
                .allSatisfy(name -> assertThat(
                                document.at("/components/schemas/" + name).isMissingNode())
                        .as(name)
                        .isFalse());
    }

    @Test
    void isNotForEverybody() {
        assertThat(anyone().get("/api/openapi.json").status()).isEqualTo(401);
    }

    @Test
    void speaksNoTlsOlderThan13() throws Exception {
        try (SSLSocket socket =
                (SSLSocket) SSLSocketFactory.getDefault().createSocket(https().getHost(), https().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }
}
