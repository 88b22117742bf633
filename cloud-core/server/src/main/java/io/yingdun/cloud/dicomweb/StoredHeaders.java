package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored headers of many instances, a few of which are in memory at a time. */
final class StoredHeaders {

    private static final int AT_ONCE = 200;

    private StoredHeaders() {}

    interface Use {

        /** @param header as DICOM JSON, null where there is none */
        void of(Instance instance, @Nullable String header) throws IOException;
    }

    static void forEach(List<Instance> instances, Archive archive, Use use) throws IOException {
        for (int from = 0; from < instances.size(); from += AT_ONCE) {
            List<Instance> some = instances.subList(from, Math.min(instances.size(), from + AT_ONCE));
            Map<String, String> headers = archive.headersOf(some);
            for (Instance one : some) {
                use.of(one, headers.get(one.sopInstanceUid()));
            }
        }
    }
}
