package io.yingdun.management.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.RunningServer;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class UploadFolderIT extends RunningServer {

    @Autowired
    private MultipartConfigElement uploads;

    @Test
    void liesInTheDataDirectoryForItsOwnerOnlyAndKeepsTheLimits() throws Exception {
        Path folder = Path.of(uploads.getLocation());

        assertThat(folder.toRealPath())
                .isEqualTo(dataDir().resolve("management/uploads").toRealPath());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(uploads.getMaxFileSize()).isEqualTo(256L << 20);
    }

    @Test
    void losesAtTheStartWhatAKilledServerLeftThere(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("upload_1.tmp"), "half");

        UploadFolder.empty(folder);

        assertThat(folder).isEmptyDirectory();
    }
}
