package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.cloud.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkSpoolTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void leavesTheReserveFree() throws IOException {
        try (BulkSpool spool = new BulkSpool(folder, new FreeSpace(folder, Long.MAX_VALUE / 2))) {
            assertThatThrownBy(() -> spool.value(new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void leavesNoFileWhereItsLastBytesCannotBeWritten() throws IOException {
        BulkSpool spool = new BulkSpool(folder, new FreeSpace(folder, 0));
        spool.value(new ByteArrayInputStream(new byte[1]));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(spool::close).isInstanceOf(IOException.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
