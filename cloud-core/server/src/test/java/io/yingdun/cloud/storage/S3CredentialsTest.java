package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3CredentialsTest {

    private static final String LINES = "[default]\naws_access_key_id = AKID\naws_secret_access_key = a/b+c=\n";

    @TempDir
    private Path folder;

    private Path file(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), LINES);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void areReadFromAFileOfTheUsualForm() throws IOException {
        assertThat(S3Credentials.find(file("rw-------"), Map.of())).isEqualTo(new S3Credentials("AKID", "a/b+c="));
    }

    @Test
    void areNotReadFromAFileThatIsOpenToOthers() throws IOException {
        Path open = file("rw-r--r--");
        assertThatThrownBy(() -> S3Credentials.find(open, Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("open to others");
    }

    @Test
    void areTakenFromTheEnvironmentWithoutAFile() {
        assertThat(S3Credentials.find(null, Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "s")))
                .isEqualTo(new S3Credentials("AKID", "s"));
    }

    @Test
    void areAskedForWhereThereAreNone() {
        assertThatThrownBy(() -> S3Credentials.find(null, Map.of())).isInstanceOf(StartFailure.class);
    }

    @Test
    void doNotShowWhenPrinted() {
        assertThat(new S3Credentials("AKID", "secret").toString()).doesNotContain("secret", "AKID");
    }
}
