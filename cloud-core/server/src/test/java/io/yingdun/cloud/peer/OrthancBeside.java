package io.yingdun.cloud.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.Orthanc;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The running archive, and one Orthanc that knows it and is known to it, for all tests of a class. */
@org.junit.jupiter.api.TestInstance(Lifecycle.PER_CLASS)
abstract class OrthancBeside extends RunningCloud {

    protected Orthanc orthanc;

    private Path folder = Path.of("");
    private ApiClient administrator;
    private String peer = "";

    @BeforeAll
    final void startOrthanc() throws IOException, InterruptedException {
        Orthanc.assumeInstalled();
        folder = Files.createTempDirectory(dataDir(), "orthanc");
        int port = Orthanc.freePort();
        orthanc = Orthanc.start(
                folder,
                port,
                new Orthanc.Ours(dicomPort(), https(), dataDir().resolve("cloud/pki/ca.pem"), firstKey()));
        administrator = loggedInAs("ADMINISTRATOR");
        Answer made = administrator.post(
                "/api/peers",
                Map.of(
                        "aeTitle",
                        "ORTHANC",
                        "host",
                        "localhost",
                        "port",
                        port,
                        "rights",
                        List.of("STORE", "QUERY", "RETRIEVE", "DESTINATION", "COMMITMENT")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        peer = made.json().get("id").asString();
    }

    @AfterAll
    final void stopOrthanc() {
        if (orthanc != null) {
            orthanc.close();
        }
        if (!peer.isEmpty()) {
            administrator.delete("/api/peers/" + peer);
        }
    }

    static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** @return Orthanc's own id of the instance */
    final String storedThere(TestInstance instance) throws IOException, InterruptedException {
        byte[] answer = orthanc.post("/instances", "application/dicom", instance.file());
        return first("\"ID\" : \"([0-9a-f-]{44})\"", new String(answer, StandardCharsets.UTF_8));
    }
}
