package io.yingdun.cloud.inplace;

import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.testkit.TestInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.core.ConditionFactory;

/** A folder to which a test writes as a PACS does. */
record PacsFolder(Path root) {

    /** Long for a machine that is busy with other tests as well. */
    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    Path write(String name, TestInstance instance) throws IOException {
        return write(name, instance.file());
    }

    Path write(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** As if it lay there for an hour. */
    Path writeOld(String name, TestInstance instance) throws IOException {
        Path file = write(name, instance);
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(3_600)));
        return file;
    }

    static Instance isIndexed(Archive archive, TestInstance instance) {
        return soon().until(() -> archive.instance(instance.sopUid()), java.util.Optional::isPresent)
                .orElseThrow();
    }
}
