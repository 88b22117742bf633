package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.ArchiveIndex;
import io.yingdun.cloud.archive.HeaderReader;
import io.yingdun.cloud.archive.IndexEntry;
import io.yingdun.cloud.archive.KeptVersion;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Other bytes that were kept beside a file of a PACS, when that file is no more: somebody was told that they are archived, so
 * they do not go with it. The first of them is the instance from then on.
 */
@Component
class KeptVersions {

    private final ObjectStore store;
    private final ArchiveIndex index;
    private final HeaderReader headers = new HeaderReader();

    KeptVersions(ObjectStore store, ArchiveIndex index) {
        this.store = store;
        this.index = index;
    }

    /** @throws UncheckedIOException when one cannot be read now, and then nothing may be removed */
    void takeOver(List<KeptVersion> versions) {
        for (KeptVersion version : versions) {
            try (StoredObject object = store.open(version.location())) {
                index.takeOver(new IndexEntry(
                        headers.read(object.channel()),
                        version.location(),
                        object.size(),
                        HexFormat.of().parseHex(version.location().key()),
                        null,
                        version.receivedAt(),
                        version.source(),
                        ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
