package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FirstApiKeyIT extends RunningCloud {

    @Autowired
    private FirstApiKey firstApiKey;

    @Test
    void isWrittenForItsOwnerAlone() throws IOException {
        Path file = dataDir().resolve("first.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ApiKeySecret.parse(firstKey())).isPresent();
    }

    @Test
    void isRecognisedAndMayNotMakeKeys() {
        assertThat(service().get("/api/keys").code()).isEqualTo("forbidden");
    }

    @Test
    void isMadeOnce() {
        String before = firstKey();
        firstApiKey.run(null);
        assertThat(firstKey()).isEqualTo(before);
    }
}
